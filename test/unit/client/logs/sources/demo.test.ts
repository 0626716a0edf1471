// The demo platform as a program of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDemoPlatform } from '../../../../../client/src/logs/demo/server.ts';
import { demoSource } from '../../../../../client/src/logs/sources/demo.ts';
import { ScratchFolder } from '../../../../support/scratch-folder.ts';
import { RunningSource } from './run-source.ts';

/** Says where the platform is, writes down that it was started, and ends at once the first time. */
const program = (url: string, starts: string) => `
  const { appendFileSync, readFileSync } = require('node:fs');
  appendFileSync(${JSON.stringify(starts)}, 'x');
  process.stdout.write(${JSON.stringify(`${JSON.stringify({ url })}\n`)});
  process.stdin.on('end', () => process.exit()).resume();
  if (readFileSync(${JSON.stringify(starts)}, 'utf8').length === 1) setTimeout(() => process.exit(1), 1500);
`;

test('a platform that dies is started again, and its lines come', async () => {
  using folder = new ScratchFolder();
  const platform = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
  folder.write({ 'platform.cjs': program(platform.url, folder.file('starts')) });
  const running = new RunningSource(demoSource({ url: undefined, program: folder.file('platform.cjs') }), 100);
  try {
    await running.until(() => running.events.some(({ type }) => type === 'live'));
    await running.until(() => folder.read('starts') === 'xx');
    const states = () => running.events.filter(({ type }) => type === 'waiting' || type === 'live');
    const waits = () => states().findIndex((event) => event.type === 'waiting' && event.stream === undefined);
    await running.until(() => waits() >= 0 && states().at(-1)?.type === 'live');
    platform.application.write('web', 'behind its end');
    await running.until(() => running.text.includes('behind its end'));
  } finally {
    await running.stop();
    await platform.close();
  }
  assert.equal(await running.finished, undefined);
});
