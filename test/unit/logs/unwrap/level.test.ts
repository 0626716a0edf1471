import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogLevel } from '../../../../server/src/core/logs/types.ts';
import { levelOf, levelOfNumber, levelOfPriority } from '../../../../server/src/core/logs/unwrap/level.ts';

test('the numbers of pino and bunyan are levels from each of their own on', () => {
  const levels: readonly (readonly [number, LogLevel | undefined])[] = [
    [9, undefined],
    [10, 'trace'],
    [19, 'trace'],
    [20, 'debug'],
    [30, 'info'],
    [39, 'info'],
    [40, 'warning'],
    [50, 'error'],
    [59, 'error'],
    [60, 'fatal'],
    [100, 'fatal'],
  ];
  assert.deepEqual(
    levels.map(([number]) => [number, levelOfNumber(number)]),
    levels,
  );
});

test('the severity of syslog is what is left of a priority without its facility', () => {
  const severities = ['fatal', 'fatal', 'fatal', 'error', 'warning', 'info', 'info', 'debug'];
  for (const facility of [0, 1, 16, 23]) {
    assert.deepEqual(
      severities.map((_, severity) => levelOfPriority(facility * 8 + severity)),
      severities,
    );
  }
});

test('a level is known by its name in any case of letters', () => {
  assert.deepEqual(['WARN', 'Warning', 'CRITICAL', 'ERR', 'loud'].map(levelOf), [
    'warning',
    'warning',
    'fatal',
    'error',
    undefined,
  ]);
});
