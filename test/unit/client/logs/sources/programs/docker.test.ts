import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import {
  composeSource,
  dockerSource,
  runningContainers,
} from '../../../../../../client/src/logs/sources/programs/docker.ts';
import { failureOf, SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { requireSystemProgram } from '../../../../../support/programs.ts';
import { sendJson, stubServer } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';
import { standIn } from '../stand-in.ts';

const line = (second: number, text: string) => `2026-11-20T12:00:${String(second).padStart(2, '0')}.123456789Z ${text}`;

/** A frame of the engine's multiplexed stream: 1 is standard output, 2 standard error. */
function frame(stream: 1 | 2, text: string | Buffer): Buffer {
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
  await running.until(() => running.text.includes('shop exited with code 137'));
  assert.match(running.text, /Reason: OOMKilled/);
  lines.push([1, line(3, 'again')]);
  await running.until(() => running.text.includes('again'));
  await running.stop();
  const own = running.lines.filter((text) => text.startsWith('2026'));
  assert.deepEqual(
    own.sort(),
    lines.map(([, text]) => text),
  );
  assert.ok(asked[0]?.includes('tail=50') && asked[1]?.includes('since='));
});

test('the containers that run are listed, each with what a person knows it by', async (t) => {
  if (!requireSystemProgram(t, 'docker')) return;
  process.env['DOCKER_HOST'] = (
    await stubServer(t, ({ url, response }) => {
      const path = url.pathname.replace(/^\/v[\d.]+/, '');
      if (path === '/_ping') response.writeHead(200, { 'Api-Version': '1.43' }).end('OK');
      else
        sendJson(response, [{ Id: 'abc', Names: ['/shop-web'], Image: 'shop:1.2', Status: 'Up 3 hours', Ports: [] }]);
    })
  ).replace('http:', 'tcp:');
  const found = await runningContainers(new AbortController().signal);
  assert.deepEqual(found, [{ name: 'shop-web', image: 'shop:1.2', status: 'Up 3 hours' }]);
});

test('a container is read in its encoding; what docker itself says is no line of its log', async (t) => {
  if (!requireSystemProgram(t, 'docker')) return;
  const written = Buffer.concat([Buffer.from(line(1, '')), Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0a])]);
  const words = frame(2, 'error from daemon in stream: Error grabbing logs: unexpected EOF\n');
  process.env['DOCKER_HOST'] = (
    await stubServer(t, ({ url, response }) => {
      const path = url.pathname.replace(/^\/v[\d.]+/, '');
      if (path === '/_ping') response.writeHead(200, { 'Api-Version': '1.43' }).end('OK');
      else if (path === '/containers/shop/json') {
        const State = { Running: true, ExitCode: 0 };
        sendJson(response, { Id: 'abc', Name: '/shop', State, Config: { Tty: false }, HostConfig: {} });
      } else {
        response.writeHead(200, { 'Content-Type': 'application/vnd.docker.multiplexed-stream' });
        response.end(Buffer.concat([words, frame(1, written)]));
      }
    })
  ).replace('http:', 'tcp:');
  const running = new RunningSource(dockerSource({ container: 'shop', history: 50, encoding: 'gb18030' }));
  await running.until(() => running.text.includes('你好'));
  await running.stop();
  assert.deepEqual(running.lines, [line(1, '你好')]);
});

test('older lines of both outputs of a container, each once', async (t) => {
  if (!requireSystemProgram(t, 'docker')) return;
  const all = Array.from({ length: 2000 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 10, 20) + i).toISOString().replace('Z', '000000Z');
    return [i % 3 === 0 ? 2 : 1, `${at} n=${i};`] as const;
  });
  process.env['DOCKER_HOST'] = (
    await stubServer(t, ({ url, response }) => {
      const path = url.pathname.replace(/^\/v[\d.]+/, '');
      if (path === '/_ping') response.writeHead(200, { 'Api-Version': '1.43' }).end('OK');
      else if (path === '/containers/shop/json') {
        sendJson(response, {
          Id: 'abc',
          Name: '/shop',
          State: { Running: true },
          Config: { Tty: false },
          HostConfig: {},
        });
      } else {
        response.writeHead(200, { 'Content-Type': 'application/vnd.docker.multiplexed-stream' });
        const last = all.slice(-Number(url.searchParams.get('tail')));
        response.write(Buffer.concat(last.map(([stream, text]) => frame(stream, `${text}\n`))));
        if (url.searchParams.get('follow') !== '1') response.end();
      }
    })
  ).replace('http:', 'tcp:');
  const source = dockerSource({ container: 'shop', history: 50 });
  const running = new RunningSource(source);
  await running.until(() => running.lines.length === 50);
  const edge = { all: { time: 0, lines: [] }, instances: new Map() };
  const { signal } = new AbortController();
  const ask = async () => ((await source.older?.(edge, signal)) ?? []).map(({ line: text }) => text);
  const [first, second, third] = [await ask(), await ask(), await ask()];
  await running.stop();
  assert.deepEqual([first.length, second.length, third.length], [1000, 950, 0]);
  assert.deepEqual(
    [...second, ...first, ...running.lines.sort()],
    all.map(([, text]) => text),
  );
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

test('a docker without its plugin for compose: that is what is missing', {
  skip: process.platform === 'win32',
}, async (t) => {
  // As docker 28.2.2 says it.
  const words = [
    'unknown flag: --timestamps',
    '',
    'Usage:  docker [OPTIONS] COMMAND [ARG...]',
    '',
    "Run 'docker --help' for more information",
  ];
  standIn(t, 'docker', `console.error(${JSON.stringify(words.join('\n'))}); process.exitCode = 125;`);
  const error = await new RunningSource(composeSource({ services: [], folder: undefined, history: 10 })).finished;
  assert.deepEqual(failureOf(error), { kind: 'program-missing', program: 'docker compose' });
});

test('the services of a compose project', { skip: process.platform === 'win32' }, async (t) => {
  standIn(
    t,
    'docker',
    `console.log('web-1     | ${line(1, 'one')}\\nworker-1  | ${line(1, 'two')}');
    if (args.includes('--since')) { console.log('web-1     | ${line(2, 'three')}'); setInterval(() => undefined, 1000); }`,
  );
  const running = new RunningSource(composeSource({ services: ['web', 'worker'], folder: undefined, history: 10 }));
  await running.until(() => running.text.includes('three'));
  await running.stop();
  assert.deepEqual(running.lines, [
    `web-1     | ${line(1, 'one')}`,
    `worker-1  | ${line(1, 'two')}`,
    `web-1     | ${line(2, 'three')}`,
  ]);
});

test('older lines of each service of a compose project, from where it began', {
  skip: process.platform === 'win32',
}, async (t) => {
  // As `--tail` of compose: so many lines of each container.
  const folder = standIn(
    t,
    'docker',
    `require('node:fs').appendFileSync(folder + '/calls', args.join(' ') + '\\n');
    const last = Number(args[args.indexOf('--tail') + 1]);
    const at = (i) => new Date(Date.UTC(2026, 10, 20) + i * 1000).toISOString();
    const log = (name, count) => Array.from({ length: count }, (_, i) => name + '  | ' + at(i * (name === 'web-1' ? 1 : 3)) + ' ' + name + '=' + i + ';');
    console.log([...log('web-1', 3000).slice(-last), ...log('worker-1', 20).slice(-last)].join('\\n'));
    if (args.includes('--follow')) setInterval(() => undefined, 1000);`,
  );
  const source = composeSource({ services: [], folder: undefined, history: 10 });
  const running = new RunningSource(source);
  await running.until(() => running.lines.length === 20);
  const edge = { all: { time: 0, lines: [] }, instances: new Map() };
  const { signal } = new AbortController();
  const older = [];
  for (;;) {
    const next = (await source.older?.(edge, signal)) ?? [];
    if (next.length === 0) break;
    older.unshift(...next.map(({ line }) => line));
  }
  await running.stop();
  const all = [...older, ...running.lines];
  for (const [name, count] of [
    ['web-1', 3000],
    ['worker-1', 20],
  ] as const) {
    assert.deepEqual(
      all.flatMap((text) => new RegExp(`${name}=(\\d+);$`).exec(text)?.[1] ?? []).map(Number),
      Array.from({ length: count }, (_, i) => i),
    );
  }
  const asked = readFileSync(join(folder, 'calls'), 'utf8');
  assert.match(asked, /^compose logs --timestamps --no-color --tail 1010 --$/m);
});
