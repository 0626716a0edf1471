import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Watchdog } from '../../../../../../client/src/logs/sources/blueking/watchdog.ts';

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });

test('a connection that is silent for too long is ended, and that is known', async () => {
  // The timer does not keep the process alive; this one does.
  const alive = setInterval(() => undefined, 1000);
  const watchdog = new Watchdog(new AbortController().signal, 20);
  await aborted(watchdog.signal);
  clearInterval(alive);
  assert.equal(watchdog.hasBitten, true);
});

test('a connection that was stopped was not silent', async () => {
  const outer = new AbortController();
  const watchdog = new Watchdog(outer.signal, 1_000_000);
  watchdog.alive();
  outer.abort();
  await aborted(watchdog.signal);
  watchdog.end();
  assert.equal(watchdog.hasBitten, false);
});
