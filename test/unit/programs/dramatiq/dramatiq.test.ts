// Our options of dramatiq, release by release, and what we refuse of its command line, held against what real ones said
// (test/fixtures/programs/dramatiq).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dramatiq, dramatiqSpec } from '../../../../server/src/core/programs/dramatiq/program.ts';
import { compareReleases } from '../../../../server/src/core/programs/release.ts';
import { checkText } from '../../../support/check-text.ts';
import { differences } from '../../../support/differences.ts';

interface RecordedOption {
  readonly flags?: readonly string[];
  readonly action: string;
  readonly type?: string;
  readonly nargs?: string;
}

type Answer = readonly [line: string, kind: string | null, text: string | null, exit: number];

const recorded = JSON.parse(readFileSync('test/fixtures/programs/dramatiq/recorded.json', 'utf8')) as {
  readonly releases: readonly string[];
  readonly options: Readonly<Record<string, Readonly<Record<string, RecordedOption | null>>>>;
  readonly references: readonly (readonly [reference: string, error: string | null])[];
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
};

/** Types that are not looked at: any text, and a folder, which has to be there. */
const TEXTS = ['str', 'folder_path'];

test('the options of every release are those of dramatiq', () => {
  assert.deepEqual(dramatiq.releases, recorded.releases);
  for (const release of recorded.releases) {
    const real = Object.values(recorded.options).flatMap((changes) => {
      return Object.entries(changes).findLast(([since]) => compareReleases(since, release) <= 0)?.[1] ?? [];
    });
    const { options } = dramatiqSpec(release);
    assert.deepEqual(
      options
        .map(({ flags, action, type, nargs = '' }) => {
          const valued = action === 'store' || action === 'append';
          return `${flags} ${valued ? action : 'flag'} ${type?.name ?? ''} ${nargs}`;
        })
        .sort(),
      real
        .filter(({ flags }) => flags)
        .map(({ flags, action, type = '', nargs = '' }) => {
          const valued = action === 'Store' || action === 'Append';
          return `${flags} ${valued ? action.toLowerCase() : 'flag'} ${TEXTS.includes(type) ? '' : type} ${nargs}`;
        })
        .sort(),
      release,
    );
  }
});

for (const [release, answers] of Object.entries(recorded.answers)) {
  test(`reads ${answers.length} command lines as dramatiq ${release} does`, () => {
    assert.ok(answers.filter(([, kind]) => kind !== null).length > 25);
    const questions = answers.map(([line]) => ({ argv: line.split(' ') }));
    const given = answers.map(([, kind, text, exit]) => ({ kind, text, exit }));
    assert.deepEqual(differences(dramatiq, release, questions, given), []);
  });
}

test('of a release that was not looked at nothing is refused', () => {
  const argv = ['tasks', '--no-such-option', '4'];
  assert.deepEqual(differences(dramatiq, '1.3.0', [{ argv }], [{ kind: null, text: null, exit: 0 }]), []);
});

test('a broker that is not there is told of, and no other', async () => {
  const files = { 'app.py': 'class Shop:\n    broker = 1\n\n\nbroker = 1\n', 'requirements.txt': 'dramatiq\n' };
  for (const [reference, error] of recorded.references) {
    const findings = await checkText({ text: `worker: dramatiq ${reference} -p 2\n`, files });
    assert.deepEqual([reference, findings.length > 0], [reference, error !== null]);
  }
});
