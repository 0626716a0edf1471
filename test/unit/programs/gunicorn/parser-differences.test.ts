// Releases that are said to read a command alike do, and the ones told apart stand for all others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseArguments } from '../../../../server/src/core/programs/argparse/parse.ts';
import { parserOf } from '../../../../server/src/core/programs/gunicorn/option-specs.ts';
import {
  settingsReadDifferently,
  withDistinctParsers,
} from '../../../../server/src/core/programs/gunicorn/parser-differences.ts';
import { RELEASES } from '../../../../server/src/core/programs/gunicorn/releases.ts';
import { argumentWords } from '../../../support/commands/argument-words.ts';

const flags = [...new Set(RELEASES.flatMap((release) => parserOf(release).options.flatMap((option) => option.flags)))];
const written = fc.tuple(fc.constantFrom(...flags), fc.nat(12)).map(([flag, cut]) => flag.slice(0, flag.length - cut));
const letters = fc.array(fc.constantFrom(...flags.filter((flag) => flag.length === 2)), { minLength: 1, maxLength: 3 });
const word = fc.oneof(
  written,
  written.map((flag) => `${flag}=4`),
  letters.map((some) => `-${some.map((flag) => flag.slice(1)).join('')}`),
  letters.map((some) => `-${some.map((flag) => flag.slice(1)).join('')}gevent`),
  fc.constantFrom('4', 'wsgi', 'wsgi:app', '-', '--', '-1', '', '--timeuot', '-b:8000', '--=4', 'inherit'),
);

test('every release reads a command as one of those that are told apart', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (argv) => {
      const words = argumentWords(argv);
      const read = (release: string) => {
        const { errors, uses, positionals } = parseArguments(words, parserOf(release), { start: 0, end: 8 });
        return JSON.stringify([
          errors.map(({ kind, span }) => [kind, span]),
          uses.map(({ name }) => name),
          positionals,
        ]);
      };
      const settings = settingsReadDifferently(words);
      const some = settings.length === 0 ? RELEASES.slice(-1) : withDistinctParsers(RELEASES, settings);
      assert.deepEqual(new Set(RELEASES.map(read)), new Set(some.map(read)), argv.join(' '));
    }),
    { numRuns: 300 },
  );
});

test('options that all releases have in common tell none apart', () => {
  const words = argumentWords(['wsgi', '-w', '4', '-b', ':8000', '--timeuot', '60', '--access-logfile', '-']);
  assert.deepEqual(settingsReadDifferently(words), []);
});

test('an option that came later tells the releases with it from those without', () => {
  const words = argumentWords(['--reuse-port', '--no-control-socket']);
  const settings = settingsReadDifferently(words);
  assert.deepEqual(
    settings.map(({ name }) => name),
    ['reuse_port', 'control_socket_disable'],
  );
  assert.deepEqual(withDistinctParsers(['19.7.0', '19.9.0', '23.0.0', '27.0.1'], settings), [
    '19.7.0',
    '19.9.0',
    '27.0.1',
  ]);
});
