// What passes between the page and the extension is checked at both ends: nothing but well-formed messages gets in.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isForPage } from '../../../../../client/src/logs/messages/page-guards.ts';
import {
  type FromPage,
  isForHost,
  isForWorker,
  type ToPage,
} from '../../../../../client/src/logs/messages/page-protocol.ts';
import { initialState } from '../../../../../client/src/logs/messages/page-state.ts';
import { noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { pageMessages } from './page-messages.ts';

const filter = { ...noFilter, text: 'a', levels: ['error'], processes: ['web'], from: 1, to: 2 } as const;

/** One of each type that the page sends. */
const fromPage: { readonly [K in FromPage['type']]: Extract<FromPage, { readonly type: K }> } = {
  window: { type: 'window', version: 1, from: -20, to: 200, follow: true, anchor: 7 },
  drawn: { type: 'drawn' },
  filter: { type: 'filter', filter },
  folding: { type: 'folding', folded: true },
  toggle: { type: 'toggle', id: 1 },
  pin: { type: 'pin', id: 1 },
  find: { type: 'find', text: 'x', regex: false, matchCase: true, direction: 'next', from: 3 },
  mark: { type: 'mark', text: 'x', regex: false, matchCase: true },
  failure: { type: 'failure', direction: 'previous', from: 3 },
  locate: { type: 'locate', id: 1 },
  seek: { type: 'seek', time: 1 },
  ready: { type: 'ready' },
  keep: { type: 'keep', state: { ...initialState, filter } },
  open: { type: 'open', path: 'a.py', line: 3 },
  copy: { type: 'copy', from: 1, to: 2 },
  copyText: { type: 'copyText', text: 'a part' },
  source: { type: 'source', id: 'a', action: 'stop' },
  connect: { type: 'connect' },
  connectDemo: { type: 'connectDemo' },
  trust: { type: 'trust' },
  look: { type: 'look', incident: 'a' },
  place: { type: 'place', incident: 'a' },
  fix: { type: 'fix', incident: 'a', remedy: 0, fix: 'b', action: 'apply' },
  pause: { type: 'pause', paused: true },
  older: { type: 'older' },
};

const isFromPage = (value: unknown) => isForWorker(value) || isForHost(value);
const directions: readonly (readonly [string, readonly (FromPage | ToPage)[], (value: unknown) => boolean])[] = [
  ['from the page', Object.values(fromPage), isFromPage],
  ['to the page', Object.values(pageMessages), isForPage],
];

/** A value as it is after the way between the two. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The places of all values inside a value. */
function placesIn(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, one]) => placesIn(one).map((place) => [key, ...place]))];
}

function replaced(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  by: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return by(value);
  const copy: Record<string, unknown> = Array.isArray(value) ? Object.assign([], value) : Object.assign({}, value);
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
const strangers: readonly unknown[] = ['', 'x', 0, -1, 1e300, true, null, [], [null], {}, { type: 'x' }];

for (const [name, messages, isValid] of directions) {
  describe(`messages ${name}`, () => {
    test('a well-formed one of each type passes', () => {
      const refused = messages.filter((message) => !isValid(sent(message)));
      assert.deepEqual(refused, []);
    });

    test('one with a part of another kind does not', () => {
      const part = fc.constantFrom(...messages).chain((message) => {
        const clean = sent(message);
        return fc.tuple(fc.constant(clean), fc.constantFrom(...placesIn(clean)), fc.constantFrom(...strangers));
      });
      fc.assert(
        fc.property(part, ([message, place, stranger]) => {
          let isOther = false;
          const wrong = replaced(message, place, (old) => {
            isOther = kindOf(old) !== kindOf(stranger);
            return stranger;
          });
          fc.pre(isOther);
          assert.equal(isValid(wrong), false, JSON.stringify(wrong));
        }),
        { numRuns: 3000 },
      );
    });

    test('a number that is none does not pass', () => {
      for (const message of messages.map(sent)) {
        for (const place of placesIn(message)) {
          for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
            let isNumber = false;
            const wrong = replaced(message, place, (old) => {
              isNumber = typeof old === 'number';
              return isNumber ? number : old;
            });
            if (isNumber) assert.equal(isValid(wrong), false, `${place.join('.')} of ${JSON.stringify(message)}`);
          }
        }
      }
    });

    test('whatever else comes is refused, and nothing is thrown', () => {
      const types = ['', 'no such type', 'constructor', '__proto__', 'toString', 'hasOwnProperty'];
      const tagged = fc.tuple(fc.constantFrom(...types), fc.object()).map(([type, rest]) => ({ ...rest, type }));
      fc.assert(fc.property(fc.oneof(fc.anything(), tagged), (value) => !isValid(value)));
    });
  });
}

test('a page may not ask for more rows than a message holds', () => {
  assert.equal(isForWorker({ ...fromPage.window, from: 0, to: 10_000 }), true);
  assert.equal(isForWorker({ ...fromPage.window, from: 0, to: 10_001 }), false);
  assert.equal(isForWorker({ ...fromPage.window, from: -1e300, to: 1e300 }), false);
});
