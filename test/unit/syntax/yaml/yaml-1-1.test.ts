import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { resolvePlain } from '../../../../server/src/core/syntax/yaml/yaml-1-1.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml } from '../../../support/python/py-yaml.ts';

test('what PyYAML makes of a plain scalar', () => {
  const cases: readonly [string, string, string | undefined][] = [
    ['yes', 'bool', 'True'],
    ['Off', 'bool', 'False'],
    ['y', 'str', 'y'],
    ['oN', 'str', 'oN'],
    ['', 'null', 'None'],
    ['~', 'null', 'None'],
    ['nULL', 'str', 'nULL'],
    ['012', 'int', '10'],
    ['08', 'str', '08'],
    ['0o12', 'str', '0o12'],
    ['0x1F', 'int', '31'],
    ['0b_', 'int', undefined],
    ['1_000', 'int', '1000'],
    ['12:30:45', 'int', '45045'],
    ['12345678901234567890', 'int', '12345678901234567890'],
    ['1.10', 'float', '1.1'],
    ['1.', 'float', '1.0'],
    ['1e3', 'str', '1e3'],
    ['1.5e+3', 'float', '1500.0'],
    ['.inf', 'float', 'inf'],
    ['190:20:30.15', 'float', '685230.15'],
    ['2024-01-01', 'date', '2024-01-01'],
    ['2024-1-1', 'str', '2024-1-1'],
    ['2024-02-30', 'date', undefined],
    ['2001-12-14t21:59:43.10-05:00', 'datetime', '2001-12-14 21:59:43.100000-05:00'],
    ['=', 'value', undefined],
    ['<<', 'merge', undefined],
    ['4C1G', 'str', '4C1G'],
    ['3.25.0', 'str', '3.25.0'],
  ];
  for (const [source, type, text] of cases) assert.deepEqual(resolvePlain(source), { type, text }, source);
});

/** Scalars that stay plain whatever stands in them: nothing here opens or ends anything. */
const scalars = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789_.:+-eExobTtZ'), minLength: 1, maxLength: 12 }),
  fc.constantFrom('yes', 'No', 'TRUE', 'null', 'Null', '~', 'on', 'OFF', '.NaN', '+.inf', '0_', '00', '1__2'),
  fc
    .tuple(fc.integer({ min: 0, max: 2100 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
    .map((parts) => parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')),
  fc
    .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 61 }), fc.constantFrom('', 'Z', ' +8', '-05:30'))
    .map(([hour, minute, zone]) => `2024-06-01 ${hour}:${String(minute).padStart(2, '0')}:00.25${zone}`),
  fc.double({ noNaN: true }).map((value) => String(value)),
);

test('the real PyYAML agrees on generated scalars', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const sources = fc
    .sample(scalars, { numRuns: 6000, seed: 20261120 })
    .filter((source) => !/^[-:]|: |:$/.test(source) && !/^\.\.\.$/.test(source));
  // As a value, where a scalar of these characters can be nothing but plain.
  const verdicts = loadWithPyYaml(
    python,
    sources.map((source) => `k: ${source}\n`),
  );
  const names: Readonly<Record<string, string>> = { null: 'NoneType' };
  const wrong = sources.flatMap((source, i) => {
    const verdict = verdicts[i];
    const { type, text } = resolvePlain(source);
    const theirs =
      verdict?.error === undefined && verdict && 'pairs' in verdict.tree ? verdict.tree.pairs[0]?.[1] : undefined;
    const ours = text === undefined ? undefined : { type: names[type] ?? type, text };
    return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ source, ours, theirs, error: verdict?.error }];
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});
