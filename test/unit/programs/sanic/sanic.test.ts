// Our options of sanic, release by release, what we refuse of its command line, and where it listens, held against what real ones
// said (test/fixtures/programs/sanic).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compareReleases } from '../../../../server/src/core/programs/release.ts';
import { EXCLUDING, sanicSpec } from '../../../../server/src/core/programs/sanic/command.ts';
import { sanic } from '../../../../server/src/core/programs/sanic/program.ts';
import { checkText } from '../../../support/check-text.ts';
import { differences } from '../../../support/differences.ts';

interface RecordedOption {
  readonly flags?: readonly string[];
  readonly action: string;
  readonly type?: string;
  readonly choices?: readonly string[];
}

type Answer = readonly [line: string, kind: string | null, text: string | null, exit: number];
type Start = readonly [line: string, places: readonly string[], error: string | null, exit: number | null];

const recorded = JSON.parse(readFileSync('test/fixtures/programs/sanic/recorded.json', 'utf8')) as {
  readonly releases: readonly string[];
  readonly options: Readonly<Record<string, Readonly<Record<string, RecordedOption | null>>>>;
  readonly groups: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
  readonly starts: Readonly<Record<string, readonly Start[]>>;
};

/** As they were recorded: of the last change before. */
function ofRelease<T>(changes: Readonly<Record<string, T>>, release: string): T | undefined {
  return Object.entries(changes).findLast(([since]) => compareReleases(since, release) <= 0)?.[1];
}

test('the options of every release are those of sanic', () => {
  assert.deepEqual(sanic.releases, recorded.releases);
  for (const release of recorded.releases) {
    const real = Object.values(recorded.options).flatMap((changes) => ofRelease(changes, release) ?? []);
    const { options, positionals } = sanicSpec(release);
    assert.deepEqual(
      options
        .map(({ flags, action, type, choices = [] }) => {
          const valued = action === 'store' || action === 'append';
          return `${flags} ${valued ? action : 'flag'} ${type?.name ?? ''} ${choices}`;
        })
        .sort(),
      real
        .filter(({ flags }) => flags)
        .map(({ flags, action, type = '', choices = [] }) => {
          const valued = action === 'Store' || action === 'Append';
          return `${flags} ${valued ? action.toLowerCase() : 'flag'} ${type === 'str' ? '' : type} ${choices}`;
        })
        .sort(),
      release,
    );
    const words = real.filter(({ flags }) => !flags).map(({ choices = [] }) => choices.join());
    assert.deepEqual(positionals.map(({ choices = [] }) => choices.join()).sort(), words.sort(), release);
  }
});

test('options exclude each other as in the newest release', () => {
  const { options } = sanicSpec(undefined);
  const named = EXCLUDING.map((ids) =>
    ids.flatMap((id) => options.find(({ spec }) => spec?.id === id)?.flags.at(-1) ?? []),
  );
  const real = ofRelease(recorded.groups, recorded.releases.at(-1) ?? '') ?? [];
  assert.deepEqual(
    named.map((group) => group.toSorted().join()).sort(),
    real.map((group) => group.toSorted().join()).sort(),
  );
});

for (const [release, answers] of Object.entries(recorded.answers)) {
  test(`reads ${answers.length} command lines as sanic ${release} does`, () => {
    const asked = answers.map(([line, kind, text, exit]) => {
      // A word too many, for which newer releases have a name.
      const ours = text?.startsWith('argument action:') ? 'unexpected-argument' : kind;
      return { question: { argv: line.split(' ') }, answer: { kind: ours, text, exit } };
    });
    assert.ok(asked.filter(({ answer }) => answer.kind !== null).length > 40);
    const questions = asked.map(({ question }) => question);
    const given = asked.map(({ answer }) => answer);
    assert.deepEqual(differences(sanic, release, questions, given), []);
  });
}

test('it is said where it listens to its own machine only, or to nothing, and nowhere else', async () => {
  const rules = ['servers/host-not-reachable', 'servers/port-out-of-range', 'servers/bind-with-port'];
  for (const [line, places] of Object.values(recorded.starts).flat()) {
    // What is no name of a host is not looked at.
    if (line.includes('*') || line.includes('::')) continue;
    const findings = await checkText({ text: `web: sanic ${line}\n` });
    const isSaid = findings.some(({ rule }) => [...rules, 'servers/missing-value'].includes(rule.id));
    assert.deepEqual([line, isSaid], [line, !places.some((place) => place.startsWith('0.0.0.0 '))]);
  }
});

test('of a release that was not looked at nothing is refused', () => {
  const argv = ['app:app', '--no-such-option', '4'];
  assert.deepEqual(differences(sanic, '19.12.5', [{ argv }], [{ kind: null, text: null, exit: 0 }]), []);
});
