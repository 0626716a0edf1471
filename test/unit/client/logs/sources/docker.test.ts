import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { composeSource, dockerSource } from '../../../../../client/src/logs/sources/docker.ts';
import { SourceError } from '../../../../../client/src/logs/sources/source.ts';
import { requireSystemProgram } from '../../../../support/programs.ts';
import { sendJson, stubServer } from './http-stub.ts';
import { RunningSource } from './run-source.ts';
import { standIn } from './stand-in.ts';

const line = (second: number, text: string) => `2026-11-20T12:00:${String(second).padStart(2, '0')}.123456789Z ${text}`;

/** A frame of the engine's multiplexed stream: 1 is standard output, 2 standard error. */
function frame(stream: 1 | 2, text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

test('a container over its end and restart: each line once, and how it ended', async (t) => {
  if (!requireSystemProgram(t, 'docker')) return;
  const lines: (readonly [1 | 2, string])[] = [
    [1, line(1, 'out')],
    [2, line(2, 'err')],
  ];
  const asked: string[] = [];
  process.env['DOCKER_HOST'] = (
    await stubServer(t, ({ url, response }) => {
      const path = url.pathname.replace(/^\/v[\d.]+/, '');
      if (path === '/_ping') response.writeHead(200, { 'Api-Version': '1.43' }).end('OK');
      else if (path === '/containers/shop/json') {
        const State = { Running: false, OOMKilled: true, ExitCode: 137 };
        sendJson(response, { Id: 'abc', Name: '/shop', State, Config: { Tty: false }, HostConfig: {} });
      } else if (path === '/containers/abc/logs') {
        asked.push(url.search);
        response.writeHead(200, { 'Content-Type': 'application/vnd.docker.multiplexed-stream' });
        response.end(Buffer.concat(lines.map(([stream, text]) => frame(stream, `${text}\n`))));
      } else sendJson(response, { message: `No such container: ${path}` }, 404);
    })
  ).replace('http:', 'tcp:');
  const running = new RunningSource(dockerSource({ container: 'shop', history: 50 }));
  await running.until(() => running.text.includes('shop exited with code 137'), 20);
  assert.match(running.text, /Reason: OOMKilled/);
  lines.push([1, line(3, 'again')]);
  await running.until(() => running.text.includes('again'), 20);
  await running.stop();
  const own = running.lines.filter((text) => text.startsWith('2026'));
  assert.deepEqual(
    own.sort(),
    lines.map(([, text]) => text),
  );
  assert.ok(asked[0]?.includes('tail=50') && asked[1]?.includes('since='));
});

test('a container that is not there is said to be so', async (t) => {
  if (!requireSystemProgram(t, 'docker')) return;
  process.env['DOCKER_HOST'] = (
    await stubServer(t, ({ url, response }) => {
      if (url.pathname.endsWith('/_ping')) response.writeHead(200, { 'Api-Version': '1.43' }).end('OK');
      else sendJson(response, { message: 'No such container: shop' }, 404);
    })
  ).replace('http:', 'tcp:');
  const error = await new RunningSource(dockerSource({ container: 'shop', history: 50 })).finished;
  assert.ok(error instanceof SourceError);
  assert.equal(error.failure.kind, 'not-found');
});

test('the services of a compose project', { skip: process.platform === 'win32' }, async (t) => {
  standIn(
    t,
    'docker',
    `console.log('web-1     | ${line(1, 'one')}\\nworker-1  | ${line(1, 'two')}');
    if (args.includes('--since')) { console.log('web-1     | ${line(2, 'three')}'); setInterval(() => undefined, 1000); }`,
  );
  const running = new RunningSource(composeSource({ services: ['web', 'worker'], folder: undefined, history: 10 }));
  await running.until(() => running.text.includes('three'), 20);
  await running.stop();
  assert.deepEqual(running.lines, [
    `web-1     | ${line(1, 'one')}`,
    `worker-1  | ${line(1, 'two')}`,
    `web-1     | ${line(2, 'three')}`,
  ]);
});
