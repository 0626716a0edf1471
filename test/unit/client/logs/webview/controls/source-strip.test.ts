// A page that another one replaces is there for as long as something of it goes on.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { SourceStatus } from '../../../../../../client/src/logs/messages/page-protocol.ts';
import { pageStrings } from '../../../../../../client/src/logs/messages/page-strings.ts';
import { SourceStrip } from '../../../../../../client/src/logs/webview/controls/source-strip.ts';
import { plainSource } from '../../../../../support/plain-source.ts';

/** As much of a page as the strip needs; returns the timers that run. */
function page(t: TestContext): ReadonlySet<number> {
  class Made {
    readonly dataset = {};
    readonly children: unknown[] = [];
    readonly setAttribute = () => undefined;
    readonly addEventListener = () => undefined;
    readonly append = (...more: unknown[]) => void this.children.push(...more);
    readonly insertBefore = (one: unknown) => void this.children.unshift(one);
    readonly replaceChildren = () => undefined;
    readonly remove = () => undefined;
  }
  const running = new Set<number>();
  let last = 0;
  const globals = {
    document: { createElement: () => new Made(), documentElement: { lang: 'en' }, activeElement: null },
    window: {
      setInterval: () => {
        running.add(++last);
        return last;
      },
      clearInterval: (timer: number) => void running.delete(timer),
    },
    HTMLElement: class {},
  };
  for (const [name, value] of Object.entries(globals)) Reflect.set(globalThis, name, value);
  t.after(() => {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  });
  return running;
}

const waiting: SourceStatus = { ...plainSource, id: 'a', label: 'A', phase: 'waiting', retryAt: 5 };

test('one countdown at a time, while a source waits, and none on a page that was replaced', (t) => {
  const running = page(t);
  const strip = new SourceStrip(
    pageStrings((text) => text),
    { source: () => undefined, connect: () => undefined },
  );
  strip.set([waiting]);
  strip.set([waiting, { ...waiting, id: 'b' }]);
  assert.equal(running.size, 1);
  strip.set([{ ...waiting, phase: 'live' }]);
  assert.equal(running.size, 0);
  strip.set([waiting]);
  strip.dispose();
  assert.equal(running.size, 0);
});
