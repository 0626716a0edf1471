import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test } from 'node:test';
import type { PythonEnvironment } from '../../../support/programs.ts';
import { requireProgram } from '../../../support/programs.ts';
import { freePort, type RunningProgram, runAndRead } from '../../../support/run-and-read.ts';

const APPLICATION = `
import os, signal, time

def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        print("the slow view begins", flush=True)
        time.sleep(60)
    if environ["PATH_INFO"] == "/kill":
        os.kill(os.getpid(), signal.SIGKILL)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]
`;

const ENVIRONMENTS: readonly PythonEnvironment[] = ['gunicorn-20.1', 'gunicorn-23', 'gunicorn-newest'];

/** Asks for a path; a connection that the server drops is what some of these tests want. */
function request(port: number, path: string): void {
  get({ port, path }, (response) => response.resume()).on('error', () => {});
}

async function started({ waitFor }: RunningProgram): Promise<void> {
  await waitFor(({ event }) => event === 'gunicorn-worker-boot');
}

for (const environment of ENVIRONMENTS) {
  test(`${environment}: a slow view ends in a worker timeout with the pid of that worker`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    const port = await freePort();
    const args = ['app', '-b', `127.0.0.1:${port}`, '--timeout', '2'];
    await runAndRead({ path, args, files: { 'app.py': APPLICATION } }, async (running) => {
      await started(running);
      const boot = running.lines.find(({ event }) => event === 'gunicorn-worker-boot');
      const worker = /pid: (\d+)/.exec(boot?.message ?? '')?.[1];
      assert.ok(worker, boot?.raw);
      request(port, '/slow');
      const line = await running.waitFor(({ match }) => match?.signature === 'gunicorn-worker-timeout');
      assert.equal(line.match?.fields['pid'], worker);
      const incident = running.engine.incidents().find(({ signature }) => signature === 'gunicorn-worker-timeout');
      assert.equal(incident?.cause, 'timeout');
    });
  });

  test(`${environment}: an address that the machine does not have is one incident, and no port in use`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    // RFC 5737: an address of nobody's.
    const args = ['app', '-b', '192.0.2.1:8000'];
    await runAndRead({ path, args, files: { 'app.py': APPLICATION } }, async (running) => {
      await running.waitFor(({ message }) => message.startsWith("Can't connect to"));
      const incidents = running.engine.incidents().map(({ signature, about }) => [signature, about]);
      assert.deepEqual(incidents, [['address-refused', undefined]]);
    });
  });

  test(`${environment}: a configuration file that is missing`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    const args = ['app', '-c', 'missing.py'];
    await runAndRead({ path, args, files: { 'app.py': APPLICATION } }, async ({ waitFor }) => {
      const line = await waitFor(({ match }) => match?.signature === 'gunicorn-start-refused');
      assert.equal(line.match?.fields['reason'], "'missing.py' doesn't exist");
    });
  });

  test(`${environment}: a worker that is killed is a memory incident`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    const port = await freePort();
    await runAndRead(
      { path, args: ['app', '-b', `127.0.0.1:${port}`], files: { 'app.py': APPLICATION } },
      async (running) => {
        await started(running);
        request(port, '/kill');
        await running.waitFor(({ match }) => match?.signature === 'gunicorn-worker-oom-sigkill');
        assert.equal(running.engine.incidents()[0]?.cause, 'memory');
      },
    );
  });

  test(`${environment}: an application that cannot be imported fails to boot`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    const port = await freePort();
    const args = ['app', '-b', `127.0.0.1:${port}`];
    await runAndRead({ path, args, files: { 'app.py': 'import no_such_module\n' } }, async ({ waitFor, engine }) => {
      await waitFor(({ match }) => match?.signature === 'gunicorn-worker-boot-exception');
      await waitFor(({ match }) => match?.signature === 'gunicorn-boot-failed');
      const ids = engine.incidents().map(({ signature }) => signature);
      assert.deepEqual(ids, ['gunicorn-boot-failed']);
    });
  });

  for (const object of ['no_such_name', 'called(', 'number']) {
    test(`${environment}: app:${object} is no application`, async (t) => {
      const path = requireProgram(t, environment, 'gunicorn');
      if (!path) return;
      const args = [`app:${object}`, '-b', `127.0.0.1:${await freePort()}`];
      await runAndRead({ path, args, files: { 'app.py': 'number = 1\n' } }, async ({ waitFor, engine }) => {
        await waitFor(({ match, pid }) => match?.signature === 'gunicorn-app-load-failed' && pid === undefined);
        await waitFor(({ message }) => message === 'Reason: App failed to load.');
        const ids = engine.incidents().map(({ signature }) => signature);
        assert.deepEqual(ids, ['gunicorn-app-load-failed']);
      });
    });
  }

  for (const refused of [
    ['--wokers', '4'],
    ['-w', 'four'],
    ['-k', 'no_such_class'],
    ['-c', 'broken.py'],
  ]) {
    test(`${environment}: ${refused.join(' ')} is refused`, async (t) => {
      const path = requireProgram(t, environment, 'gunicorn');
      if (!path) return;
      const args = ['app', ...refused, '-b', `127.0.0.1:${await freePort()}`];
      const files = { 'app.py': APPLICATION, 'broken.py': 'timeout = (' };
      await runAndRead({ path, args, files }, async ({ waitFor, engine }) => {
        await waitFor(({ match }) => match?.signature === 'gunicorn-start-refused');
        assert.equal(engine.incidents()[0]?.cause, 'startup');
      });
    });
  }

  test(`${environment}: planned recycling is an event and no incident`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    const port = await freePort();
    const args = ['app', '-b', `127.0.0.1:${port}`, '--max-requests', '1'];
    await runAndRead({ path, args, files: { 'app.py': APPLICATION } }, async (running) => {
      await started(running);
      request(port, '/');
      await running.waitFor(({ event }) => event === 'gunicorn-worker-recycle');
      assert.deepEqual(running.engine.incidents(), []);
    });
  });

  test(`${environment}: a request that is cut off by a stop is no matter of memory`, async (t) => {
    const path = requireProgram(t, environment, 'gunicorn');
    if (!path) return;
    const port = await freePort();
    const args = ['app', '-b', `127.0.0.1:${port}`, '--graceful-timeout', '1'];
    await runAndRead({ path, args, files: { 'app.py': APPLICATION } }, async (running) => {
      await started(running);
      request(port, '/slow');
      await running.waitFor(({ message }) => message === 'the slow view begins');
      process.kill(running.pid, 'SIGTERM');
      await running.waitFor(({ message }) => message.includes('Shutting down: Master'));
      const ids = new Set(running.engine.incidents().map(({ signature }) => signature));
      // 20.1 mostly says of the worker that it was terminated with signal 9, the later releases say nothing.
      ids.delete('gunicorn-graceful-timeout');
      assert.deepEqual([...ids], []);
      assert.equal(running.engine.health(Date.now()).memoryKills, 0);
    });
  });
}
