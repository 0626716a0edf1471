// Which processes are asked again after an edit: each of which the rules may have something to say, and no others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { processesToAsk, type SpokenOf } from '../../../server/src/core/check/spoken-of.ts';

/** A process: the rules say something of it or not, and have been asked or not. */
interface Asked {
  readonly isSpokenOf: boolean;
  isKnown: boolean;
}

const LIMIT = 5;

const edits = fc.array(
  fc.record({ at: fc.nat(12), gone: fc.nat(4), come: fc.array(fc.boolean(), { maxLength: 4 }), isAsked: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

test('after every edit those are asked that are new, newly within the limit or spoken of', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      let processes: Asked[] = [];
      let list = {};
      let before: SpokenOf | undefined;
      for (const { at: place, gone: most, come, isAsked } of steps) {
        const at = Math.min(place, processes.length);
        const gone = Math.min(most, processes.length - at);
        const now = come.map((isSpokenOf) => ({ isSpokenOf, isKnown: false }));
        processes = processes.toSpliced(at, gone, ...now);
        const edit = { before: list, after: {}, at, gone, come: come.length };
        list = edit.after;
        if (!isAsked) {
          // A version that nobody asked about: the next edit does not follow on what is known.
          for (const one of processes) one.isKnown = false;
          continue;
        }
        const end = Math.min(processes.length, LIMIT);
        const wanted = [...processes.entries()].filter(([i, one]) => i < end && (one.isSpokenOf || !one.isKnown));
        const asked = [...processesToAsk({ edit }, end, before)].filter((i) => i < end);
        assert.deepEqual(
          asked,
          wanted.map(([i]) => i),
        );
        assert.deepEqual(asked, [...processesToAsk({ edit }, end, before)].slice(0, asked.length), 'in order');
        for (const [i, one] of processes.entries()) one.isKnown = i < end;
        const indices = asked.filter((i) => processes[i]?.isSpokenOf);
        before = { list, indices: Uint32Array.from(indices), asked: end };
        assert.deepEqual([...processesToAsk({ edit }, end, before)], indices, 'the same version again');
      }
    }),
    { numRuns: 500, seed: 20261121 },
  );
});
