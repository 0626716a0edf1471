import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RowIndex } from '../../../../../client/src/logs/ring/row-index.ts';

type Step = { readonly kind: 'append' | 'prepend' | 'drop'; readonly count: number };

test('behaves like a sorted list whose positions do not move', () => {
  const step = fc.record<Step>({
    kind: fc.constantFrom('append', 'prepend', 'drop'),
    count: fc.integer({ min: 1, max: 9000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const index = new RowIndex();
      let model: number[] = [];
      let first = 0;
      let next = 0;
      let previous = -1;
      for (const { kind, count } of steps) {
        for (let i = 0; i < count; i++) {
          if (kind === 'append') {
            index.append(next);
            model.push(next++);
          } else if (kind === 'prepend' && (model[0] ?? 0) > previous) {
            index.prepend(previous);
            model.unshift(previous--);
            first--;
            i += 1000;
          }
        }
        if (kind === 'drop') {
          const id = model[count % (model.length + 1)] ?? next;
          index.dropBefore(id);
          first += model.filter((one) => one < id).length;
          model = model.filter((one) => one >= id);
        }
      }
      assert.deepEqual([index.first, index.end, index.size], [first, first + model.length, model.length]);
      for (let i = 0; i < model.length; i += 97) {
        assert.equal(index.at(first + i), model[i]);
        assert.equal(index.positionOf(model[i] ?? Number.NaN), first + i);
      }
      assert.equal(index.at(first - 1), undefined);
      assert.equal(index.at(first + model.length), undefined);
    }),
    { numRuns: 60 },
  );
});
