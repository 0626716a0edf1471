// Which processes are checked again after an edit: those that may have findings, and no others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ProcessesWithFindings, processesToCheck } from '../../../server/src/core/check/processes-to-check.ts';

/** A process: whether it has findings, and whether it was checked. */
interface Asked {
  readonly hasFindings: boolean;
  isKnown: boolean;
}

const LIMIT = 5;

const edits = fc.array(
  fc.record({ at: fc.nat(12), gone: fc.nat(4), come: fc.array(fc.boolean(), { maxLength: 4 }), isAsked: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

test('after every edit those are checked that are new, newly within the limit, or had findings', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      let processes: Asked[] = [];
      let list = {};
      let before: ProcessesWithFindings | undefined;
      for (const { at: place, gone: most, come, isAsked } of steps) {
        const at = Math.min(place, processes.length);
        const gone = Math.min(most, processes.length - at);
        const now = come.map((hasFindings) => ({ hasFindings, isKnown: false }));
        processes = processes.toSpliced(at, gone, ...now);
        const edit = { before: list, after: {}, at, gone, come: come.length };
        list = edit.after;
        if (!isAsked) {
          // A version that was not checked: the next edit does not follow the last one that was.
          for (const one of processes) one.isKnown = false;
          continue;
        }
        const end = Math.min(processes.length, LIMIT);
        const wanted = [...processes.entries()].filter(([i, one]) => i < end && (one.hasFindings || !one.isKnown));
        const checked = [...processesToCheck({ edit }, end, before)].filter((i) => i < end);
        assert.deepEqual(
          checked,
          wanted.map(([i]) => i),
        );
        assert.deepEqual(checked, [...processesToCheck({ edit }, end, before)].slice(0, checked.length), 'in order');
        for (const [i, one] of processes.entries()) one.isKnown = i < end;
        const indices = checked.filter((i) => processes[i]?.hasFindings);
        before = { list, indices: Uint32Array.from(indices), checked: end };
        assert.deepEqual([...processesToCheck({ edit }, end, before)], indices, 'the same version again');
      }
    }),
    { numRuns: 500, seed: 20261121 },
  );
});
