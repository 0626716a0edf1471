import assert from 'node:assert/strict';
import { get } from 'node:http';
import process from 'node:process';
import { test } from 'node:test';
import { compileOwnFormat } from '../../../../server/src/core/logs/access-log/own-format.ts';
import { accessOfText } from '../../../../server/src/core/logs/access-log/text-access.ts';
import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { requireProgram } from '../../../support/programs.ts';
import { freePort, runAndRead } from '../../../support/run-and-read.ts';

const ASGI = `
import asyncio, os, signal

async def lifespan(receive, send, startup):
    await receive()
    await startup()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})

async def ready():
    pass

async def hang():
    await asyncio.sleep(60)

async def fail():
    raise RuntimeError("no database")

async def stubborn():
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            pass

def application(startup):
    async def app(scope, receive, send):
        if scope["type"] == "lifespan":
            return await lifespan(receive, send, startup)
        if scope["path"] == "/slow":
            print("slow begins", flush=True)
            await asyncio.sleep(60)
        if scope["path"] == "/stubborn":
            await stubborn()
        if scope["path"] == "/kill":
            os.kill(os.getpid(), signal.SIGKILL)
        status = 502 if scope["path"] == "/502" else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b"hello"})
    return app

app, hanging, failing = application(ready), application(hang), application(fail)

async def broken(scope, receive, send):
    await receive()
    await send({"type": "lifespan.startup.failed", "message": "no database"})
`;

const WSGI = `
import time

def app(environ, start_response):
    time.sleep(0.5)
    start_response("200 OK", [])
    return [b"hello"]
`;

const FILES = { 'asgi.py': ASGI, 'wsgi.py': WSGI, 'hypercorn.toml': 'startup_timeout = 1\n' };

/** Asks for a path; the client may go away after a while. */
function request(port: number, path: string, seconds = 30): void {
  const asked = get({ port, path, headers: { connection: 'close' } }, (response) => response.resume());
  asked.on('error', () => {});
  asked.setTimeout(seconds * 1000, () => asked.destroy());
}

/** Asks again and again: a worker that is just starting or ending may drop a request. */
async function askUntil(port: number, path: string, done: () => Promise<LogLine>): Promise<void> {
  const timer = setInterval(() => request(port, path), 500);
  try {
    request(port, path);
    await done();
  } finally {
    clearInterval(timer);
  }
}

const has =
  (signature: string) =>
  ({ match }: LogLine): boolean =>
    match?.signature === signature;
const boots = ({ event }: LogLine): boolean => event === 'uvicorn-worker-boot';

test('uvicorn: an application that cannot be loaded', async (t) => {
  const path = requireProgram(t, 'asgi', 'uvicorn');
  if (!path) return;
  const args = ['asgi:no_such_name', '--port', String(await freePort())];
  await runAndRead({ path, args, files: FILES }, async ({ waitFor }) => {
    const line = await waitFor(has('uvicorn-startup-failed'));
    assert.match(line.match?.fields['reason'] ?? '', /no_such_name/);
  });
});

test('uvicorn: a startup that says that it failed', async (t) => {
  const path = requireProgram(t, 'asgi', 'uvicorn');
  if (!path) return;
  const args = ['asgi:broken', '--port', String(await freePort())];
  await runAndRead({ path, args, files: FILES }, async ({ waitFor }) => {
    await waitFor(has('uvicorn-startup-failed'));
  });
});

test('uvicorn: more requests than --limit-concurrency, and one that outlives the grace period', async (t) => {
  const path = requireProgram(t, 'asgi', 'uvicorn');
  if (!path) return;
  const port = await freePort();
  const limits = ['--limit-concurrency', '2', '--timeout-graceful-shutdown', '1'];
  await runAndRead({ path, args: ['asgi:app', '--port', String(port), ...limits], files: FILES }, async (running) => {
    await running.waitFor(({ message }) => message.includes('running on'));
    // One is let in before the others come: all at once would all be refused.
    request(port, '/slow');
    await running.waitFor(({ message }) => message === 'slow begins');
    for (let count = 0; count < 3; count++) request(port, '/slow');
    await running.waitFor(has('uvicorn-concurrency-limit'));
    const refused = await running.waitFor(has('http-503'));
    assert.deepEqual(refused.match?.fields, { status: '503', method: 'GET', path: '/slow' });
    process.kill(running.pid, 'SIGTERM');
    await running.waitFor(has('uvicorn-graceful-timeout'));
  });
});

test('uvicorn: a worker that is killed, and one that is recycled', async (t) => {
  const path = requireProgram(t, 'asgi', 'uvicorn');
  if (!path) return;
  const port = await freePort();
  const args = ['asgi:app', '--port', String(port), '--workers', '2', '--limit-max-requests', '1'];
  await runAndRead({ path, args, files: FILES }, async (running) => {
    await running.waitFor(boots);
    await running.waitFor(({ message }) => message === 'Application startup complete.');
    await askUntil(port, '/', () => running.waitFor(({ event }) => event === 'uvicorn-worker-recycle'));
    await askUntil(port, '/kill', () => running.waitFor(has('uvicorn-child-died')));
  });
});

test('uvicorn: a port in use', async (t) => {
  const path = requireProgram(t, 'asgi', 'uvicorn');
  if (!path) return;
  const port = String(await freePort());
  await runAndRead({ path, args: ['asgi:app', '--port', port], files: FILES }, async (first) => {
    await first.waitFor(({ message }) => message.includes('running on'));
    await runAndRead({ path, args: ['asgi:app', '--port', port], files: FILES }, async (second) => {
      const line = await second.waitFor(has('port-in-use'));
      assert.deepEqual(line.match?.fields, { host: '127.0.0.1', port });
    });
  });
});

test('uvicorn: an address that the machine does not have', async (t) => {
  const path = requireProgram(t, 'asgi', 'uvicorn');
  if (!path) return;
  // RFC 5737: an address of nobody's.
  const args = ['asgi:app', '--host', '192.0.2.1', '--port', '8000'];
  await runAndRead({ path, args, files: FILES }, async ({ waitFor }) => {
    const line = await waitFor(has('address-refused'));
    assert.deepEqual(line.match?.fields, { host: '192.0.2.1', port: '8000' });
  });
});

for (const [application, phase] of [
  ['hanging', 'takes too long'],
  ['broken', 'says that it failed'],
]) {
  test(`hypercorn: a startup that ${phase}`, async (t) => {
    const path = requireProgram(t, 'asgi', 'hypercorn');
    if (!path) return;
    const args = ['-c', 'hypercorn.toml', `asgi:${application}`, '-b', `127.0.0.1:${await freePort()}`];
    await runAndRead({ path, args, files: FILES }, async ({ waitFor }) => {
      const line = await waitFor(has('hypercorn-lifespan-timeout'));
      assert.equal(line.match?.fields['phase'], 'startup');
    });
  });
}

test('hypercorn: an application without lifespan is no failure, and its access log is read', async (t) => {
  const path = requireProgram(t, 'asgi', 'hypercorn');
  if (!path) return;
  const port = await freePort();
  const args = ['asgi:failing', '-b', `127.0.0.1:${port}`, '--access-logfile', '-'];
  await runAndRead({ path, args, files: FILES }, async (running) => {
    await running.waitFor(({ message }) => message.startsWith('Running on'));
    request(port, '/502');
    const line = await running.waitFor(has('http-502'));
    assert.equal(line.match?.fields['path'], '/502');
    assert.deepEqual(
      running.lines.filter(({ match }) => match).map(({ match }) => match?.signature),
      ['http-502'],
    );
  });
});

test('hypercorn: every atom of a format of one’s own', async (t) => {
  const path = requireProgram(t, 'asgi', 'hypercorn');
  if (!path) return;
  const format =
    '%(h)s %(l)s %(t)s %(S)s %(m)s "%(r)s" "%(R)s" %(Uq)s %(q)s %(H)s %(s)s %(st)s %(b)s %(f)s %(a)s %(p)s %(T)s in %(D)s';
  const port = await freePort();
  const args = ['asgi:app', '-b', `127.0.0.1:${port}`, '--access-logfile', '-', '--access-logformat', format];
  await runAndRead({ path, args, files: FILES, accessFormats: [format] }, async (running) => {
    await running.waitFor(({ message }) => message.startsWith('Running on'));
    request(port, '/502?page=2');
    const line = await running.waitFor(has('http-502'));
    assert.deepEqual([line.match?.fields['path'], line.match?.fields['method']], ['/502', 'GET']);
    const own = compileOwnFormat(format);
    const record = accessOfText(line.message, own ? [own] : []);
    assert.deepEqual([record?.status, record?.duration !== undefined], [502, true]);
  });
});

test('daphne: a handler that does not end after its client has gone', async (t) => {
  const path = requireProgram(t, 'asgi', 'daphne');
  if (!path) return;
  const port = await freePort();
  const args = ['-p', String(port), '--application-close-timeout', '1', 'asgi:app'];
  await runAndRead({ path, args, files: FILES }, async (running) => {
    await running.waitFor(({ message }) => message.startsWith('Listening on'));
    request(port, '/stubborn', 1);
    const line = await running.waitFor(has('daphne-app-timeout'));
    assert.equal(line.match?.fields['path'], '/stubborn');
  });
});

test('waitress: more requests than threads', async (t) => {
  const path = requireProgram(t, 'asgi', 'waitress-serve');
  if (!path) return;
  const port = await freePort();
  const args = ['--listen', `127.0.0.1:${port}`, '--threads', '1', 'wsgi:app'];
  await runAndRead({ path, args, files: FILES }, async (running) => {
    await running.waitFor(({ message }) => message.includes('Serving on'));
    for (let count = 0; count < 4; count++) request(port, '/');
    await running.waitFor(has('waitress-queue-depth'));
  });
});
