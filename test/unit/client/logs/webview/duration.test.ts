import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationInWords } from '../../../../../client/src/logs/webview/duration.ts';

const strings = { seconds: '{0} s', minutes: '{0} min', hours: '{0} h' };

test('a span of time is told in the largest unit of which there are at least two', () => {
  const cases: readonly (readonly [milliseconds: number, words: string])[] = [
    [1000, '1 s'],
    [119_400, '119 s'],
    [120_000, '2 min'],
    [7_140_000, '119 min'],
    [7_200_000, '2 h'],
    [172_800_000, '48 h'],
  ];
  for (const [milliseconds, words] of cases) assert.equal(durationInWords(milliseconds, strings), words);
});
