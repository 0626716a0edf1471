import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMANDS, GLOBAL_OPTIONS } from '../../../server/src/core/programs/celery/command-data.ts';
import { celeryType } from '../../../server/src/core/programs/celery/value-types.ts';
import { type OptionData, optionIn } from '../../../server/src/core/programs/option-data.ts';
import { compareReleases } from '../../../server/src/core/programs/release.ts';

const option: OptionData = {
  id: 'pool',
  flags: ['-P', '--pool', '--old'],
  type: 'choice',
  choices: ['a', 'b', 'c'],
  since: '1.0',
  removedIn: '9.0',
  flagSince: { '--pool': '2.0' },
  flagRemovedIn: { '--old': '3.0' },
  before: [
    { version: '5.0', choices: ['a', 'b'] },
    { version: '4.0', type: 'string' },
  ],
  description: 'x',
};

const table: readonly (readonly [string | undefined, object | undefined])[] = [
  ['0.9', undefined],
  ['1.0', { flags: ['-P', '--old'], type: 'string' }],
  ['2.0.1', { flags: ['-P', '--pool', '--old'], type: 'string' }],
  ['4.0.0', { flags: ['-P', '--pool'], type: 'choice', choices: ['a', 'b'] }],
  ['5.0', { flags: ['-P', '--pool'], type: 'choice', choices: ['a', 'b', 'c'] }],
  ['9.0', undefined],
];
for (const [version, expected] of table) {
  test(`an option as it was in ${version}`, () => {
    const found = optionIn(option, version);
    if (!expected || !found) assert.equal(found, expected);
    else assert.deepEqual({ ...found, ...expected }, found);
  });
}

test('the newest release has what was not removed', () => {
  assert.equal(optionIn(option, undefined), undefined);
  const { removedIn: _, ...stays } = option;
  assert.deepEqual(optionIn(stays, undefined)?.flags, ['-P', '--pool']);
});

test('compares releases by their numbers', () => {
  assert.ok(compareReleases('5.0.6', '5.1') < 0);
  assert.ok(compareReleases('5.10', '5.9.9') > 0);
  assert.equal(compareReleases('5.1', '5.1.0'), 0);
  assert.equal(compareReleases('v5.1rc1', '5.1.0.0'), 0);
});

test('every type of a celery option is known', () => {
  for (const data of [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]) {
    for (const type of [data.type, ...(data.before ?? []).flatMap((change) => change.type ?? [])])
      assert.ok(celeryType({ ...data, type }), `${data.id}: ${type}`);
  }
});

const folder = 'server/src/core/programs';
const translated = new Set(
  readdirSync('l10n/server/zh-cn').flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(`l10n/server/zh-cn/${file}`, 'utf8'))),
  ),
);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(celery|flower|uvicorn|hypercorn|granian|streamlit|fastapi|daphne|waitress|uwsgi|django|flask|python|rq|sanic|dramatiq|huey)\.data\.json$/.test(
    file,
  ),
);

test('the data files of programs are found, so that the tests below cannot pass on none', () =>
  assert.equal(files.length, 17));

for (const file of files) {
  test(`every text of ${file} is translated`, () => {
    const missing = textsOf(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))).filter(
      (key) => !translated.has(key),
    );
    assert.deepEqual(missing, []);
  });
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'notes' && Array.isArray(inner)) return inner.map(String);
    if ((key === 'description' || key === 'accepts') && typeof inner === 'string') return [inner];
    return textsOf(inner);
  });
}
