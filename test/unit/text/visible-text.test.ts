import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visibleLine, visibleText } from '../../../server/src/core/text/visible-text.ts';

test('what cannot be seen, or turns text around, is drawn as a picture', () => {
  const cases: readonly [string, string][] = [
    ['GET /a\tb', 'GET /a\tb'],
    ['中文 😀 é', '中文 😀 é'],
    ['a\u0000b\u001b[31m', 'a\u2400b\u241b[31m'],
    ['user\u202Egnp.exe', 'user\u2426gnp.exe'],
    ['\u2066x\u2069\u200f\u007f\u0085', '\u2426x\u2426\u2426\u2421\u2426'],
    ['one\rtwo', 'one\u240dtwo'],
  ];
  for (const [text, expected] of cases) assert.equal(visibleText(text), expected);
});

test('places stay, and nothing that turns text around is left', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\u202e', '\u2067', '\u0007', '中', '\t', '\u0090') });
  fc.assert(
    fc.property(text, (value) => {
      const shown = visibleText(value);
      assert.equal(shown.length, value.length);
      assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069\u0080-\u009f]/);
      assert.equal(visibleText(shown), shown);
    }),
    { seed: 20261121 },
  );
});

test('on one line nothing is a line of its own, or a command of a build service', () => {
  const cases: readonly [string, string][] = [
    ['a\nb', 'a␊b'],
    ['::error::x', '∶:error::x'],
    ['  ::stop-commands::x', '  ∶:stop-commands::x'],
    ['Procfile: ::error::x', 'Procfile: ::error::x'],
    [
      'said ##[error]x, ##vso[task.complete]x and ##teamcity[x]',
      'said ♯#[error]x, ♯#vso[task.complete]x and ♯#teamcity[x]',
    ],
    ['###[error]x', '#♯#[error]x'],
    ['## heading', '## heading'],
    ['std::string', 'std::string'],
  ];
  for (const [text, expected] of cases) assert.equal(visibleLine(text), expected);
});
