// The loop with what real programs write: the process is started as the file says, fails, and is repaired.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import process from 'node:process';
import { test } from 'node:test';
import { reportIncident } from '../../../server/src/core/messages/reported-incident.ts';
import { requireProgram } from '../../support/programs.ts';
import { celeryTasks } from '../../support/python/celery-tasks.ts';
import { repairsOf } from '../../support/repairs.ts';
import { freePort, type RunningProgram, runAndRead } from '../../support/run-and-read.ts';

const APPLICATION = `
import os, signal, time

def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(4)
    if environ["PATH_INFO"] == "/kill":
        os.kill(os.getpid(), signal.SIGKILL)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]
`;

/** The status of the answer; undefined when the connection was dropped. */
function ask(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get({ port, path, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode)).on('error', () => resolve(undefined));
    }).on('error', () => resolve(undefined));
  });
}

/** The words behind the program of the only line of a Procfile. */
function wordsOf(procfile: string, port: number): string[] {
  return procfile
    .trim()
    .split(/\s+/)
    .slice(2)
    .map((word) => word.replace('$PORT', String(port)));
}

function incidentsOf({ engine }: RunningProgram, signature: string) {
  return engine
    .incidents()
    .filter((incident) => incident.signature === signature)
    .map((incident) => reportIncident(incident));
}

async function started({ waitFor }: RunningProgram): Promise<void> {
  await waitFor(({ event }) => event === 'gunicorn-worker-boot');
}

test('a slow view: the timeout on the line, and a repaired line that answers', async (t) => {
  const path = requireProgram(t, 'gunicorn-newest', 'gunicorn');
  if (!path) return;
  const port = await freePort();
  const procfile = 'web: gunicorn app -w 2 --timeout 1 -b 127.0.0.1:$PORT\n';
  const files = { 'app.py': APPLICATION };
  let repaired = '';
  await runAndRead({ path, args: wordsOf(procfile, port), files }, async (running) => {
    await started(running);
    void ask(port, '/slow');
    await running.waitFor(({ match }) => match?.signature === 'gunicorn-worker-timeout');
    const found = await repairsOf({ text: procfile, files }, incidentsOf(running, 'gunicorn-worker-timeout'));
    assert.equal(found.at, '--timeout 1');
    assert.equal(found.message, 'Worker timed out on `web`. `--timeout` is 1 (the command line).');
    repaired = found.fixes[0]?.text ?? '';
    assert.equal(repaired, procfile.replace('--timeout 1', '--timeout 60'));
  });
  await runAndRead({ path, args: wordsOf(repaired, port), files }, async (running) => {
    await started(running);
    assert.equal(await ask(port, '/slow'), 200);
    assert.deepEqual(running.engine.incidents(), []);
  });
});

test('recycling is planned, a killed worker is not', async (t) => {
  const path = requireProgram(t, 'gunicorn-newest', 'gunicorn');
  if (!path) return;
  const port = await freePort();
  const procfile = 'web: gunicorn app -w 2 -b 127.0.0.1:$PORT\n';
  const files = { 'app.py': APPLICATION };
  let repaired = '';
  await runAndRead({ path, args: wordsOf(procfile, port), files }, async (running) => {
    await started(running);
    void ask(port, '/kill');
    await running.waitFor(({ match }) => match?.signature === 'gunicorn-worker-oom-sigkill');
    const found = await repairsOf({ text: procfile, files }, incidentsOf(running, 'gunicorn-worker-oom-sigkill'));
    assert.equal(found.at, '-w 2');
    assert.ok(found.related.some((sentence) => sentence.includes('it is a leak')));
    repaired = found.fixes[0]?.text ?? '';
    assert.equal(repaired, procfile.replace('\n', ' --max-requests 1024 --max-requests-jitter 50\n'));
    assert.equal(running.engine.health(Date.now()).memoryKills, 1);
  });
  // Sooner than the repair says, so that the test need not ask a thousand times.
  const soon = repaired.replace('1024', '1').replace('jitter 50', 'jitter 0');
  await runAndRead({ path, args: wordsOf(soon, port), files }, async (running) => {
    await started(running);
    assert.equal(await ask(port, '/'), 200);
    await running.waitFor(({ event }) => event === 'gunicorn-worker-recycle');
    assert.deepEqual(running.engine.incidents(), []);
    const { plannedRecycles, unplannedRestarts, memoryKills } = running.engine.health(Date.now());
    assert.deepEqual([plannedRecycles, unplannedRestarts, memoryKills], [1, 0, 0]);
  });
});

test('the timeout of gunicorn.conf.py is repaired there', async (t) => {
  const path = requireProgram(t, 'gunicorn-newest', 'gunicorn');
  if (!path) return;
  const port = await freePort();
  const procfile = 'web: gunicorn app -b 127.0.0.1:$PORT\n';
  const files = { 'app.py': APPLICATION, 'gunicorn.conf.py': 'workers = 2\ntimeout = 1\n' };
  let repaired = '';
  await runAndRead({ path, args: wordsOf(procfile, port), files }, async (running) => {
    await started(running);
    void ask(port, '/slow');
    await running.waitFor(({ match }) => match?.signature === 'gunicorn-worker-timeout');
    const found = await repairsOf({ text: procfile, files }, incidentsOf(running, 'gunicorn-worker-timeout'));
    assert.equal(found.message, 'Worker timed out on `web`. `--timeout` is 1 (gunicorn.conf.py, line 2).');
    assert.equal(found.fixes[0]?.text, procfile);
    repaired = found.fixes[0]?.others['gunicorn.conf.py'] ?? '';
    assert.equal(repaired, 'workers = 2\ntimeout = 60\n');
  });
  const after = { ...files, 'gunicorn.conf.py': repaired };
  await runAndRead({ path, args: wordsOf(procfile, port), files: after }, async (running) => {
    await started(running);
    assert.equal(await ask(port, '/slow'), 200);
    assert.deepEqual(running.engine.incidents(), []);
  });
});

test('a child of celery that is killed: fewer children at once', async (t) => {
  const path = requireProgram(t, 'celery-5', 'celery');
  if (!path) return;
  const procfile = 'worker: celery -A tasks worker -c 4 --without-gossip --without-mingle\n';
  const files = { 'tasks.py': celeryTasks('kill') };
  await runAndRead({ path, args: wordsOf(procfile, 0), files }, async (running) => {
    await running.waitFor(({ match }) => match?.signature === 'celery-worker-oom-sigkill', 60);
    const found = await repairsOf({ text: procfile, files }, incidentsOf(running, 'celery-worker-oom-sigkill'));
    assert.equal(found.at, '-c 4');
    assert.equal(found.fixes[0]?.text, procfile.replace('-c 4', '-c 2'));
    assert.ok(found.fixes.some(({ text }) => text.includes('--max-tasks-per-child 100')));
  });
});

for (const [release, procfile] of [
  ['celery-4', 'beat: celery beat -A tasks -l info\n'],
  ['celery-5', 'beat: celery -A tasks beat -l info --pidfile celerybeat.pid\n'],
] as const) {
  test(`${release} beat, a pid file that an earlier one has left: it starts without one`, async (t) => {
    const path = requireProgram(t, release, 'celery');
    if (!path) return;
    // The number of a process that runs: in a container it is that of the new one.
    const application = "from celery import Celery\n\napp = Celery('tasks', broker='memory://')\n";
    const files = { 'tasks.py': application, 'celerybeat.pid': `${process.pid}\n` };
    let repaired = '';
    await runAndRead({ path, args: wordsOf(procfile, 0), files }, async (running) => {
      await running.waitFor(({ match }) => match?.signature === 'celery-pidfile-exists', 60);
      const found = await repairsOf({ text: procfile, files }, incidentsOf(running, 'celery-pidfile-exists'));
      repaired = found.fixes[0]?.text ?? '';
      assert.match(repaired, /--pidfile ''/);
    });
    const args = wordsOf(repaired, 0).map((word) => (word === "''" ? '' : word));
    await runAndRead({ path, args, files }, async (running) => {
      await running.waitFor(({ message }) => message.includes('beat: Starting...'), 60);
      assert.deepEqual(running.engine.incidents(), []);
    });
  });
}
