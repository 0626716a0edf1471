import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { requireSystemProgram } from '../../../support/programs.ts';
import { freePort, runAndRead } from '../../../support/run-and-read.ts';
import { idOfLine } from '../samples.ts';

/** A server that treats each request in one of the ways in which applications fail. */
async function upstream(answer: (socket: Socket) => void): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, server };
}

const configuration = (accessLog: string, listen: number, closed: number, ports: Readonly<Record<string, number>>) => `
daemon off; pid nginx.pid; error_log stderr info; worker_processes 1;
events { worker_connections 64; }
http {
  access_log ${accessLog};
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  upstream group {
    server 127.0.0.1:${closed} max_fails=1 fail_timeout=60s;
    server 127.0.0.1:${closed} max_fails=1 fail_timeout=60s;
  }
  server {
    listen 127.0.0.1:${listen};
    proxy_read_timeout 1s;
    ${Object.entries(ports)
      .map(([name, port]) => `location /${name} { proxy_pass http://127.0.0.1:${port}; }`)
      .join('\n    ')}
    location /refused { proxy_pass http://127.0.0.1:${closed}; }
    location /socket { proxy_pass http://unix:/no/such.sock:/; }
    location /group { proxy_pass http://group; }
  }
}
`;

test('nginx: what it writes about an application that fails', async (t) => {
  const path = requireSystemProgram(t, 'nginx');
  if (!path) return;
  const silent = await upstream(() => {});
  const closing = await upstream((socket) => socket.destroy());
  const resetting = await upstream((socket) => socket.resetAndDestroy());
  const talkative = await upstream((socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`));
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-nginx-'));
  const accessLog = join(folder, 'access.log');
  const upstreams = { silent, closing, resetting, talkative };
  const [listen, closed] = [await freePort(), await freePort()];
  const ports = Object.fromEntries(Object.entries(upstreams).map(([name, { port }]) => [name, port]));
  const files = { 'nginx.conf': configuration(accessLog, listen, closed, ports) };
  try {
    await runAndRead({ path, args: ['-p', '.', '-c', 'nginx.conf'], files }, async ({ lines, waitFor }) => {
      await waitFor(({ message }) => message.startsWith('start worker process '));
      const found = async (name: string, last: string): Promise<unknown[]> => {
        const before = lines.length;
        const [response] = await once(get(`http://127.0.0.1:${listen}/${name}?x=1`), 'response');
        response.resume();
        await waitFor(({ match, sequence }) => sequence > before && match?.signature === last);
        const ids = lines.slice(before).flatMap(({ match }) => match?.signature ?? []);
        return [response.statusCode, ...new Set(ids)].sort();
      };
      for (const [name, status, last, ...others] of [
        ['silent', 504, 'nginx-upstream-timeout'],
        ['closing', 502, 'nginx-upstream-reset'],
        ['resetting', 502, 'nginx-upstream-reset'],
        ['talkative', 502, 'nginx-upstream-big-header'],
        ['refused', 502, 'nginx-upstream-connect-failed'],
        ['socket', 502, 'nginx-upstream-connect-failed'],
        ['group', 502, 'nginx-upstream-disabled', 'nginx-upstream-connect-failed'],
        ['group', 502, 'nginx-no-live-upstreams'],
      ] as const) {
        assert.deepEqual(await found(name, last), [status, last, ...others].sort(), name);
      }
      const written = readFileSync(accessLog, 'utf8').trim().split('\n');
      assert.deepEqual(written.map(idOfLine), ['http-504', ...Array.from({ length: 7 }, () => 'http-502')]);
    });
  } finally {
    for (const { server } of Object.values(upstreams)) server.close();
    rmSync(folder, { recursive: true });
  }
});

const REFUSED = {
  'a directive that does not exist': 'servr { }',
  'a wrong number of arguments': 'http { gzip on off; }',
  'a directive in the wrong place': 'location / { }',
  'no end of a directive': 'error_log stderr\n}',
  'no end of a block': 'http {',
};
for (const [what, text] of Object.entries(REFUSED)) {
  test(`nginx: a configuration with ${what}`, async (t) => {
    const path = requireSystemProgram(t, 'nginx');
    if (!path) return;
    const files = { 'nginx.conf': `daemon off;\npid nginx.pid;\nerror_log stderr;\nevents { }\n${text}\n` };
    await runAndRead({ path, args: ['-p', '.', '-c', 'nginx.conf'], files }, async ({ waitFor, engine }) => {
      await waitFor(({ match }) => match?.signature === 'nginx-start-refused');
      assert.equal(engine.incidents().length, 1);
    });
  });
}

/** What Redis answers to a command. */
async function reply(port: number, command: string): Promise<string> {
  const socket = createConnection(port, '127.0.0.1');
  socket.write(command);
  const [answer] = await once(socket.setEncoding('utf8'), 'data');
  socket.destroy();
  return String(answer).trim();
}

test('Redis: what it answers when it is full, and when too many connect', async (t) => {
  const path = requireSystemProgram(t, 'redis-server');
  if (!path) return;
  const port = await freePort();
  const limits = ['--maxmemory', '1', '--maxclients', '1', '--save', ''];
  await runAndRead({ path, args: ['--port', String(port), ...limits] }, async ({ waitFor }) => {
    await waitFor(({ message }) => message.startsWith('Ready to accept connections'));
    const full = await reply(port, 'SET key value\r\n');
    assert.equal(idOfLine(`redis.exceptions.ResponseError: ${full.slice(1)}`), 'redis-oom', full);
    const first = createConnection(port, '127.0.0.1');
    first.write('PING\r\n');
    await once(first, 'data');
    const refused = await reply(port, 'PING\r\n');
    first.destroy();
    assert.equal(idOfLine(`redis.exceptions.ConnectionError: ${refused.slice(5)}`), 'redis-max-clients', refused);
    assert.equal(idOfLine(`ReplyError: ${refused.slice(1)}`), 'redis-max-clients', refused);
  });
});
