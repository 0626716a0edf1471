import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { type PythonEnvironment, requireProgram } from '../../../support/programs.ts';
import { celeryTasks } from '../../../support/python/celery-tasks.ts';
import { freePort, runAndRead } from '../../../support/run-and-read.ts';

const worker = ['-A', 'tasks', 'worker', '-l', 'info', '-c', '1', '--without-gossip', '--without-mingle'];

interface Case {
  readonly task: Parameters<typeof celeryTasks>[0];
  readonly options?: readonly string[];
  readonly signature: string;
  readonly fields: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  { task: 'kill', signature: 'celery-worker-oom-sigkill', fields: { process: 'ForkPoolWorker-1' } },
  {
    task: 'crash',
    signature: 'celery-worker-lost',
    fields: { process: 'ForkPoolWorker-1', reason: 'signal 11 (SIGSEGV)' },
  },
  { task: 'leave', signature: 'celery-worker-lost', fields: { process: 'ForkPoolWorker-1', reason: 'exitcode 3' } },
  {
    task: 'wait',
    options: ['--soft-time-limit', '1'],
    signature: 'celery-soft-time-limit',
    fields: { limit: '1.0', task: 'tasks.wait' },
  },
  {
    task: 'wait',
    options: ['--time-limit', '1'],
    signature: 'celery-hard-time-limit',
    fields: { limit: '1.0', task: 'tasks.wait' },
  },
  { task: 'refuse', signature: 'py-timeout', fields: {} },
  { task: 'eat', signature: 'py-memory-error', fields: {} },
];

for (const { task, options = [], signature, fields } of CASES) {
  test(`celery 5: ${signature} of a task that is called ${task}`, async (t) => {
    const path = requireProgram(t, 'celery-5', 'celery');
    if (!path) return;
    const files = { 'tasks.py': celeryTasks(task) };
    await runAndRead({ path, args: [...worker, ...options], files }, async ({ waitFor }) => {
      const matches = ({ match }: LogLine): boolean =>
        match?.signature === signature && Object.entries(fields).every(([name, value]) => match.fields[name] === value);
      await waitFor(matches, 30);
    });
  });
}

const ENVIRONMENTS: readonly PythonEnvironment[] = ['celery-4', 'celery-5'];

for (const environment of ENVIRONMENTS) {
  test(`${environment}: a broker that refuses`, async (t) => {
    const path = requireProgram(t, environment, 'celery');
    if (!path) return;
    const port = await freePort();
    const files = {
      'tasks.py': `from celery import Celery\napp = Celery(broker="amqp://me:secret@127.0.0.1:${port}//")\n`,
    };
    await runAndRead({ path, args: [...worker, '-P', 'solo'], files }, async ({ lines, waitFor }) => {
      const line = await waitFor(({ match }) => match?.signature === 'celery-broker-unreachable', 30);
      assert.deepEqual(line.match?.fields, { host: '127.0.0.1' });
      assert.deepEqual(
        lines.filter(({ match }) => match).map(({ match }) => match?.signature),
        ['celery-broker-unreachable'],
      );
    });
  });
}

for (const environment of ENVIRONMENTS) {
  test(`${environment}: a child that is killed is counted once, whatever is written of it`, async (t) => {
    const path = requireProgram(t, environment, 'celery');
    if (!path) return;
    await runAndRead(
      { path, args: worker, files: { 'tasks.py': celeryTasks('kill') } },
      async ({ engine, waitFor }) => {
        await waitFor(({ message }) => /exited with 'signal 9/.test(message), 60);
        // Billiard gives a lost task ten seconds to be found.
        await waitFor(({ message }) => /WorkerLostError: Worker exited prematurely/.test(message), 60);
        assert.equal(engine.health(Date.now()).memoryKills, 1);
        assert.deepEqual(
          engine.incidents().map(({ signature, count }) => [signature, count]),
          [['celery-worker-oom-sigkill', 1]],
        );
      },
    );
  });
}

for (const environment of ENVIRONMENTS) {
  for (const [args, signature] of [
    [['-A', 'no_such_module', 'worker'], 'celery-app-not-found'],
    [['-A', 'tasks', 'worker', '--concurency', '4'], 'command-refused'],
    [['-A', 'tls', 'worker'], 'celery-redis-tls-unset'],
  ] as const) {
    test(`${environment}: ${args.join(' ')} is refused`, async (t) => {
      const path = requireProgram(t, environment, 'celery');
      if (!path) return;
      const files = {
        'tasks.py': celeryTasks('wait'),
        'tls.py': 'from celery import Celery\napp = Celery(broker="memory://", backend="rediss://127.0.0.1:1/0")\n',
      };
      await runAndRead({ path, args, files }, async ({ waitFor, engine }) => {
        await waitFor(({ match }) => match?.signature === signature);
        assert.equal(engine.incidents()[0]?.cause, 'startup');
      });
    });
  }
}
