import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { test } from 'node:test';
import { requireSystemProgram } from '../../support/programs.ts';
import { freePort, runAndRead } from '../../support/run-and-read.ts';

const configuration = (port: number, backend: number): string => `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events { worker_connections 64; }
http {
  access_log /dev/stdout combined;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://127.0.0.1:${backend}; proxy_read_timeout 1s; proxy_connect_timeout 1s; }
  }
}
`;

async function statusOf(port: number): Promise<number | undefined> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const status = await new Promise<number | undefined>((resolve) => {
      const asked = request({ host: '127.0.0.1', port, path: '/orders?page=2' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', () => resolve(undefined)).end();
    });
    if (status !== undefined) return status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

async function throughNginx(path: string, backend: number, check: Parameters<typeof runAndRead>[1], status: number) {
  const port = await freePort();
  // nginx opens /dev/stdout, which a socket, as Node gives it, does not allow: `cat` makes it a pipe.
  const program = {
    path: '/bin/sh',
    args: ['-c', '"$0" -p . -c nginx.conf | cat', path],
    files: { 'nginx.conf': configuration(port, backend) },
  };
  await runAndRead(program, async (running) => {
    assert.equal(await statusOf(port), status);
    await check(running);
  });
}

test('nginx before a backend that is not there: 502, one incident', async (t) => {
  const path = requireSystemProgram(t, 'nginx');
  if (!path) return;
  await throughNginx(
    path,
    await freePort(),
    async ({ waitFor, engine }) => {
      await waitFor(({ match }) => match?.signature === 'nginx-upstream-connect-failed');
      const line = await waitFor(({ match }) => match?.signature === 'http-502');
      assert.deepEqual(line.match?.fields, { status: '502', method: 'GET', path: '/orders' });
      assert.deepEqual(
        engine.incidents().map(({ signature }) => signature),
        ['nginx-upstream-connect-failed'],
      );
      assert.equal(engine.health(Date.now()).status502, 1);
    },
    502,
  );
});

test('nginx before a backend that does not answer: 504, one incident', async (t) => {
  const path = requireSystemProgram(t, 'nginx');
  if (!path) return;
  const silent: Server = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const backend = typeof address === 'object' && address ? address.port : 0;
  try {
    await throughNginx(
      path,
      backend,
      async ({ waitFor, engine }) => {
        await waitFor(({ match }) => match?.signature === 'nginx-upstream-timeout');
        await waitFor(({ match }) => match?.signature === 'http-504');
        assert.deepEqual(
          engine.incidents().map(({ signature }) => signature),
          ['nginx-upstream-timeout'],
        );
      },
      504,
    );
  } finally {
    silent.close();
    silent.unref();
  }
});
