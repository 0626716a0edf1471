// What a server writes while it stops on purpose is no failure of memory and no crash; one kill is one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLogText } from '../../../support/incidents-of.ts';
import { readLines } from '../samples.ts';

const read = (...lines: readonly string[]) => {
  const { incidents, health } = readLogText(...lines);
  return { incidents: incidents.map(({ signature, count }) => [signature, count]), kills: health.memoryKills };
};
const gunicorn = (clock: string, text: string) => `[2026-11-21 ${clock} +0000] [1] ${text}`;
const celery = (clock: string, text: string) => `[2026-11-21 ${clock},000: ERROR/MainProcess] ${text}`;
const killed20 = gunicorn('10:00:30', '[WARNING] Worker with pid 9 was terminated due to signal 9');
const term = gunicorn('10:00:00', '[INFO] Handling signal: term');

test('gunicorn 20.1 kills what is not done in its grace period: requests were cut off', () => {
  assert.deepEqual(read(term, killed20), { incidents: [['gunicorn-graceful-timeout', 1]], kills: 0 });
});

test('before a stop, and after the next start, it is memory', () => {
  assert.deepEqual(read(killed20), { incidents: [['gunicorn-worker-oom-sigkill', 1]], kills: 1 });
  const start = gunicorn('10:00:10', '[INFO] Starting gunicorn 20.1.0');
  assert.deepEqual(read(term, start, killed20), { incidents: [['gunicorn-worker-oom-sigkill', 1]], kills: 1 });
});

test('a PostgreSQL that runs again loses connections like any other', () => {
  const postgres = (clock: string, text: string) => `2026-11-21 ${clock}.117 UTC [1] ${text}`;
  const stop = postgres('10:00:00', 'LOG:  received fast shutdown request');
  const ended = postgres('10:03:00', 'FATAL:  terminating connection due to administrator command');
  assert.deepEqual(read(stop, ended).incidents, []);
  const start = postgres('10:00:02', 'LOG:  database system is ready to accept connections');
  assert.deepEqual(read(stop, start, ended).incidents, [['pg-conn-lost', 1]]);
});

test('a child of celery that SIGTERM reached as well while its parent stops has not crashed', () => {
  const ended = celery('10:00:05', "Process 'ForkPoolWorker-4' pid:82 exited with 'signal 15 (SIGTERM)'");
  assert.deepEqual(read('worker: Warm shutdown (MainProcess)', ended).incidents, []);
  const lines = readLines(new TextEncoder().encode(`worker: Warm shutdown (MainProcess)\n${ended}\n`));
  assert.equal(lines[1]?.match, undefined);
  assert.deepEqual(read(ended).incidents, [['celery-worker-lost', 1]]);
});

const exited = (pid: number) =>
  celery('10:00:00', `Process 'ForkPoolWorker-2' pid:${pid} exited with 'signal 9 (SIGKILL)'`);
const lost = (job: number, clock = '10:00:10') => [
  celery(
    clock,
    `Task handler raised error: WorkerLostError('Worker exited prematurely: signal 9 (SIGKILL) Job: ${job}.')`,
  ),
  'Traceback (most recent call last):',
  `billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: ${job}.`,
];

test('all that celery writes of a child that was killed is one kill', () => {
  assert.equal(read(exited(24), ...lost(0)).kills, 1);
  assert.equal(read(...lost(0, '10:00:00'), exited(24)).kills, 1);
  assert.equal(read(...lost(7)).kills, 1);
});

test('two children that were killed are two', () => {
  assert.equal(read(exited(24), exited(25), ...lost(0), ...lost(1)).kills, 2);
  assert.equal(read(exited(24), ...lost(0), exited(25), ...lost(1)).kills, 2);
  assert.equal(read(...lost(0), ...lost(1)).kills, 2);
});
