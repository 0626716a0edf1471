// Our options of rq, release by release, and what we refuse of its command line, held against what real ones said
// (test/fixtures/programs/rq).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compareReleases } from '../../../../server/src/core/programs/release.ts';
import { rqCommand } from '../../../../server/src/core/programs/rq/command.ts';
import { rq } from '../../../../server/src/core/programs/rq/program.ts';
import { checkText } from '../../../support/check-text.ts';
import { differences } from '../../../support/differences.ts';

interface RecordedOption {
  readonly flags?: readonly string[];
  readonly type?: string;
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  readonly environment?: string;
  readonly required?: boolean;
}

type Answer = readonly [line: string, kind: string | null, text: string | null, exit: number];

const recorded = JSON.parse(readFileSync('test/fixtures/programs/rq/recorded.json', 'utf8')) as {
  readonly releases: readonly string[];
  readonly options: Readonly<Record<string, Readonly<Record<string, RecordedOption | null>>>>;
  /** The releases in which `python -m` can run a module. */
  readonly mains: Readonly<Record<string, readonly string[]>>;
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
};

/** Our names of its types. */
const TYPES: Readonly<Record<string, string>> = { text: 'string', path: 'string', choice: 'choice-of-any-case' };

/** The option of a release as it was recorded: of its last change before. */
function realOption(name: string, release: string): RecordedOption | undefined {
  const changes = Object.entries(recorded.options[name] ?? {});
  return changes.findLast(([since]) => compareReleases(since, release) <= 0)?.[1] ?? undefined;
}

test('the commands and options of every release are those of rq', () => {
  assert.deepEqual(rq.releases, recorded.releases);
  for (const release of recorded.releases) {
    const { group } = rqCommand(release);
    const there = Object.keys(recorded.options).filter((name) => realOption(name, release));
    assert.deepEqual([...new Set(there.map((name) => name.split(' ')[0]))].sort(), group?.names.toSorted());
    for (const command of group?.names ?? []) {
      const known = group?.command(command);
      if (!known || known.opaque) continue;
      const own = there.filter((name) => name.startsWith(`${command} `));
      const real = own.flatMap((name) => {
        const { flags, type, repeatable = false, environment } = realOption(name, release) ?? {};
        const kind = type && flags ? (TYPES[type] ?? type) : undefined;
        return kind ? [`${flags} ${kind} ${repeatable} ${environment ? [environment] : []}`] : [];
      });
      const ours = known.options.slice(0, -1).map(({ flags, spec, repeatable, environment }) => {
        // Where a choice is not click's own, or a path, it is text there.
        const kind = spec.kind === 'choice-of-any-case' ? spec.kind : (TYPES[spec.kind] ?? spec.kind);
        return `${flags} ${kind} ${repeatable} ${environment}`;
      });
      assert.deepEqual(ours.sort(), real.sort(), `${command} of ${release}`);
      const words = own.flatMap((name) => realOption(name, release) ?? []).filter(({ flags }) => !flags);
      assert.deepEqual(
        known.arguments.map(({ required }) => required),
        words.map(({ required = false }) => required),
      );
    }
  }
});

for (const [release, answers] of Object.entries(recorded.answers)) {
  test(`reads ${answers.length} command lines as rq ${release} does`, () => {
    const asked = answers
      // Whether a module has a name is of the project.
      .filter(([, , text]) => !/NoSuchWorker|nothing\.handle/.test(text ?? ''))
      .map(([line, kind, text, exit]) => {
        const words = line.split(' ');
        const isVariable = (word: string) => word.startsWith('RQ_');
        const env = Object.fromEntries(words.filter(isVariable).map((word) => word.split('=') as [string, string]));
        // Two words against each other: our own kind.
        const ours = text?.startsWith('RuntimeError: Flags') ? 'conflict' : kind;
        return {
          question: { argv: words.filter((word) => !isVariable(word)), env },
          answer: { kind: ours, text, exit },
        };
      });
    assert.ok(asked.filter(({ answer }) => answer.kind !== null).length > 40);
    const questions = asked.map(({ question }) => question);
    assert.deepEqual(
      differences(
        rq,
        release,
        questions,
        asked.map(({ answer }) => answer),
      ),
      [],
    );
  });
}

test('of a release that was not looked at nothing is refused', () => {
  const argv = ['worker', '--no-such-option', '4'];
  assert.deepEqual(differences(rq, '0.13.0', [{ argv }], [{ kind: null, text: null, exit: 0 }]), []);
});

test('`python -m rq` is refused, because no release can be run so; `python -m rq.cli` is rq', async () => {
  assert.deepEqual(recorded.mains['rq'], []);
  assert.ok(recorded.mains['rq.cli']?.includes(recorded.releases.at(-1) ?? ''));
  const files = { 'app.py': '' };
  const rulesOf = async (text: string) => (await checkText({ text, files })).map(({ rule }) => rule.id);
  assert.deepEqual(await rulesOf('worker: python -m rq worker\n'), ['python/missing-module']);
  assert.deepEqual(await rulesOf('worker: python -m rq.cli worker --brust\n'), ['queues/unknown-option']);
});
