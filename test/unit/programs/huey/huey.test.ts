// Our options of huey's consumer, release by release, and what we refuse of its command line, held against what real ones said
// (test/fixtures/programs/huey).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { huey } from '../../../../server/src/core/programs/huey/program.ts';
import { compareReleases } from '../../../../server/src/core/programs/release.ts';
import { differences } from '../../../support/differences.ts';

interface RecordedOption {
  readonly flags: readonly string[];
  readonly type?: string;
  readonly choices?: readonly string[];
}

type Answer = readonly [line: string, kind: string | null, text: string | null, exit: number];

const recorded = JSON.parse(readFileSync('test/fixtures/programs/huey/recorded.json', 'utf8')) as {
  readonly releases: readonly string[];
  readonly options: Readonly<Record<string, Readonly<Record<string, RecordedOption | null>>>>;
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
};

/** Our names of its types. */
const TYPES: Readonly<Record<string, string>> = { int: 'integer', path: 'string', '': 'flag' };
const nameOf = (type = '') => TYPES[type] ?? type;

test('the options of every release are those of huey', () => {
  assert.deepEqual(huey.releases, recorded.releases);
  for (const release of recorded.releases) {
    const real = Object.values(recorded.options).flatMap((changes) => {
      return Object.entries(changes).findLast(([since]) => compareReleases(since, release) <= 0)?.[1] ?? [];
    });
    assert.deepEqual(
      huey
        .options(release)
        .map(({ flags, kind, choices }) => `${flags} ${nameOf(kind)} ${choices}`)
        .sort(),
      real.map(({ flags, type, choices = [] }) => `${flags} ${nameOf(type)} ${choices}`).sort(),
      release,
    );
  }
});

for (const [release, answers] of Object.entries(recorded.answers)) {
  test(`reads ${answers.length} command lines as huey ${release} does`, () => {
    assert.ok(answers.filter(([, kind]) => kind !== null).length > 25);
    const questions = answers.map(([line]) => ({ argv: line.split(' ') }));
    const given = answers.map(([, kind, text, exit]) => ({ kind, text, exit }));
    assert.deepEqual(differences(huey, release, questions, given), []);
  });
}

test('of a release that was not looked at nothing is refused', () => {
  const argv = ['tasks.huey', '--no-such-option', '4'];
  assert.deepEqual(differences(huey, '0.4.9', [{ argv }], [{ kind: null, text: null, exit: 0 }]), []);
});
