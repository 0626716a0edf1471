import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayTryAllWays } from '../../../../../client/src/logs/ring/tries-all-ways.ts';

const risky = [
  '^(a+)+$',
  '(a|a)*b',
  '(?:\\w+\\s?)*$',
  '(?<x>[ab]+)+!',
  '(a?){5,}b',
  '((ab)*c)*',
  '(.)\\1',
  '(?<q>.)\\k<q>',
  '.*a.*b.*c.*d.*e',
];
for (const pattern of risky) test(`${pattern} may take forever`, () => assert.equal(mayTryAllWays(pattern), true));

const quick = [
  'error',
  'WORKER TIMEOUT \\(pid:\\d+\\)',
  '(GET|POST) /api/.* 50[0-9]',
  '[(+*)]+',
  '\\(a+\\)+',
  '(abc)+',
  'a{2,3}',
  '(?=x)y*',
  'x{',
];
for (const pattern of quick) test(`${pattern} is tried`, () => assert.equal(mayTryAllWays(pattern), false));
