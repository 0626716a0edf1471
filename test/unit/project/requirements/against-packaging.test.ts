import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { parseDependency } from '../../../../server/src/core/project/requirements/dependency.ts';
import { evaluateMarker, parseMarker } from '../../../../server/src/core/project/requirements/marker.ts';
import { resolveVersion } from '../../../../server/src/core/project/requirements/resolve-version.ts';
import { requireProgram } from '../../../support/programs.ts';

function ask(t: TestContext, question: object): unknown[] | undefined {
  // gunicorn 23 brings `packaging`.
  const python = requireProgram(t, 'gunicorn-23', 'python');
  if (!python) return undefined;
  const run = spawnSync(python, ['test/support/python/packaging-answers.py'], {
    input: JSON.stringify(question),
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

const name = fc.constantFrom(
  'a',
  'a',
  'a',
  'Flask',
  'Flask',
  'zope.interface',
  'a-b_c',
  '0x',
  'a.',
  '-a',
  '_a',
  'a b',
  'é',
  '',
);
const extras = fc.constantFrom('', '', '', '', '[x]', '[ x , y ]', '[]', '[x,]', '[x y]', ' [x]', '[x');
const operator = fc.constantFrom('==', '>=', '==', '>=', '<=', '!=', '~=', '<', '>', '===', '=', '=>', '');
const version = fc.constantFrom(
  '1',
  '1.2',
  '1.2.3',
  '1',
  '1.2',
  '1.2.3',
  '1.*',
  '1.0a1',
  '1!2.0',
  '1.0+local',
  '1.0.dev1',
  'v1',
  'x',
  '',
  '1.0-1',
);
const blank = fc.constantFrom('', '', ' ', '  ', '\t');
const clause = fc.tuple(blank, operator, blank, version, blank).map((parts) => parts.join(''));
const clauses = fc.array(clause, { maxLength: 3 }).map((list) => list.join(','));
const specifier = fc.oneof(
  clauses,
  clauses.map((text) => `(${text})`),
  clauses.map((text) => `${text},`),
  fc.constant('(>=1'),
);
const url = fc.constantFrom('@ https://x.y/z', '@https://x.y/z', '@ ', '@ file:///a b', '@ git+ssh://g@h/r@v#egg=x');
const variable = fc.constantFrom(
  'python_version',
  'sys_platform',
  'os_name',
  'python_full_version',
  'extra',
  'unknown',
  'platform_system',
);
const value = fc.constantFrom(
  "'3.8'",
  '"3"',
  '"linux"',
  "'win32'",
  '"posix"',
  "''",
  '"3.11.4"',
  '"3.*"',
  'linux',
  "'Linux'",
);
const comparator = fc.constantFrom('==', '!=', '>=', '<', '>', '<=', '~=', 'in', 'not in', 'not  in', '===', '=', 'is');
const { marker } = fc.letrec<{ marker: string }>((tie) => ({
  marker: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(variable, comparator, value).map((parts) => parts.join(' ')),
    fc.tuple(value, comparator, variable).map((parts) => parts.join(' ')),
    fc.tuple(variable, comparator, value).map((parts) => parts.join('')),
    fc.tuple(tie('marker'), fc.constantFrom('and', 'or', 'xor'), tie('marker')).map((parts) => parts.join(' ')),
    tie('marker').map((inner) => `(${inner})`),
    tie('marker').map((inner) => `( ${inner}`),
  ),
}));
const dependency = fc.oneof(
  fc.tuple(name, extras, blank, specifier).map((parts) => parts.join('')),
  fc.tuple(name, extras, blank, specifier, blank, fc.constant(';'), blank, marker).map((parts) => parts.join('')),
  fc.tuple(name, blank, url, fc.constantFrom('', ';', ' ;'), marker).map((parts) => parts.join('')),
);

test('dependencies are accepted, refused and read as packaging does', (t) => {
  // `===` takes a comma behind it as part of the version, which nobody means.
  const sample = fc.sample(dependency, { numRuns: 4000, seed: 1 }).filter((text) => !/===.*,/.test(text));
  const texts = [...new Set(sample)];
  const answers = ask(t, { dependencies: texts });
  if (!answers) return;
  const accepted = answers.filter((answer) => answer !== null).length;
  assert.ok(accepted > 300 && accepted < texts.length - 300, `${accepted} of ${texts.length} accepted`);
  texts.forEach((text, i) => {
    const ours = parseDependency(text);
    const shape = ours && [
      ours.name,
      [...new Set(ours.extras)].toSorted(),
      [...new Set(ours.specifier.split(',').flatMap((part) => part.replace(/\s/g, '') || []))].toSorted(),
      ours.url ?? null,
      ours.marker !== undefined,
    ];
    assert.deepEqual(shape ?? null, answers[i], JSON.stringify(text));
  });
});

test('markers are evaluated as packaging does', (t) => {
  const texts = [...new Set(fc.sample(marker, { numRuns: 3000, seed: 1 }))];
  const answers = ask(t, { markers: texts, python: '3.11.4' });
  if (!answers) return;
  texts.forEach((text, i) => {
    const answer = answers[i];
    if (answer === null) return;
    assert.ok(parseMarker(text), text);
    const ours = evaluateMarker(text, '3.11.4');
    if (ours !== undefined) assert.equal(ours, answer, text);
    const unsure = evaluateMarker(text, undefined);
    if (unsure !== undefined) assert.equal(unsure, answer, `${text} without a version`);
  });
});

test('the greatest version that fits is the one packaging finds', (t) => {
  const versions = ['0.9', '1.0a1', '1.0', '1.0.post1', '1.2', '1.2.3', '1.10', '2.0rc1', '1!2.0', '2.0'];
  // Of `<` and `>` with a pre-release, post-release or development version @renovatebot/pep440 says itself that it
  // simplifies, and `===` nobody writes.
  const simplified = /===|[<>](?!=)\s*[\d.!]*(?:a|rc|-|\.?(?:dev|post))\d/;
  const texts = [...new Set(fc.sample(clauses, { numRuns: 3000, seed: 1 }))].filter((text) => !simplified.test(text));
  const answers = ask(t, { specifiers: texts, versions });
  if (!answers) return;
  texts.forEach((text, i) => {
    assert.equal(
      resolveVersion({ version: undefined, specifier: text }, versions) ?? null,
      answers[i],
      JSON.stringify(text),
    );
  });
});
