import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoHere } from '../../../../../client/src/logs/sources/demo-here.ts';
import { RunningSource } from './run-source.ts';

test('the demo plays without a server: lines, requests of the ingress, and the end when it is stopped', async () => {
  const running = new RunningSource(demoHere({ rate: 200, storyEvery: 0 }));
  await running.until(() => running.lines.some((line) => line.includes('"process_id":"ingress"')));
  await running.stop();
  assert.equal(await running.finished, undefined);
  assert.equal(running.events[0]?.type, 'live');
  const [first = ''] = running.lines;
  const line: unknown = JSON.parse(first);
  assert.match(String(Reflect.get(Object(line), 'message')), /Starting gunicorn/);
  assert.equal(Reflect.get(Object(line), 'process_id'), 'web');
});

test('a story restarts an instance, in the words of the platform', async () => {
  const running = new RunningSource(demoHere({ rate: 0, storyEvery: 200 }));
  await running.until(() => running.text.includes('OOMKilled'), 60);
  await running.stop();
  assert.match(running.text, /was restarted, Restart Count: 1/);
});
