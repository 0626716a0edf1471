import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poetrySpecifier } from '../../../../server/src/core/project/requirements/poetry-specifier.ts';
import { resolveVersion } from '../../../../server/src/core/project/requirements/resolve-version.ts';

const KNOWN = ['19.9.0', '20.0.4', '20.1.0', '21.2.0', '22.0.0', '23.0.0', '24.0.0rc1'];

const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ['', undefined, '23.0.0'],
  ['>=20,<21', undefined, '20.1.0'],
  ['~=20.0.0', undefined, '20.0.4'],
  ['==20.*', undefined, '20.1.0'],
  ['!=23.0.0', undefined, '22.0.0'],
  ['>=24.0.0rc1', undefined, '24.0.0rc1'],
  ['>=30', undefined, undefined],
  ['^1 || ^2', undefined, undefined],
  ['==20.1.0,==21.2.0', undefined, undefined],
  ['>=20', '20.0.4', '20.0.4'],
  ['==99.1', '99.1', '99.1'],
  ['==x', 'x', undefined],
];

for (const [specifier, version, expected] of cases) {
  test(`version of "${specifier}"${version ? ` pinned to ${version}` : ''}`, () =>
    assert.equal(resolveVersion({ specifier, version }, KNOWN), expected));
}

const poetry: readonly (readonly [string, string | undefined])[] = [
  ['*', ''],
  ['^1.2.3', '>=1.2.3,<2'],
  ['^0.2.3', '>=0.2.3,<0.3'],
  ['^0.0.3', '>=0.0.3,<0.0.4'],
  ['^0', '>=0,<1'],
  ['^0.0', '>=0.0,<0.1'],
  ['~1.2.3', '>=1.2.3,<1.3'],
  ['~1', '>=1,<2'],
  ['1.2.3', '==1.2.3'],
  ['1.2.*', '==1.2.*'],
  ['>=1.0 <2.0', '>=1.0,<2.0'],
  ['>=1, !=1.5', '>=1,!=1.5'],
  ['~=1.4', '~=1.4'],
  ['^1 || ^2', undefined],
  ['latest', undefined],
];

for (const [text, expected] of poetry) {
  test(`poetry's ${text}`, () => assert.equal(poetrySpecifier(text), expected));
}
