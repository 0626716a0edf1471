// Our options of granian, release by release, and what we refuse of its command line, held against what real ones said
// (test/fixtures/programs/granian).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { granian } from '../../../../server/src/core/programs/granian/program.ts';
import { type OptionData, optionIn } from '../../../../server/src/core/programs/option-data.ts';
import { compareReleases } from '../../../../server/src/core/programs/release.ts';
import { checkText } from '../../../support/check-text.ts';
import { differences } from '../../../support/differences.ts';

interface RecordedOption {
  readonly flags: readonly string[];
  readonly type: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly repeatable?: boolean;
}

type Answer = readonly [line: string, kind: string | null, text: string | null, exit: number];

const recorded = JSON.parse(readFileSync('test/fixtures/programs/granian/recorded.json', 'utf8')) as {
  readonly releases: readonly string[];
  readonly options: Readonly<Record<string, Readonly<Record<string, RecordedOption | null>>>>;
  readonly statuses: readonly (readonly [framework: string, line: string, status: number])[];
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
};
const { options } = JSON.parse(readFileSync('server/src/core/programs/granian/granian.data.json', 'utf8')) as {
  readonly options: readonly OptionData[];
};

/** Our names of its types. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  file: 'path',
  directory: 'path',
  'integer range': 'integer-range',
  'Octal integer': 'octal',
};

/** The option of a release as it was recorded: of its last change before. */
function realOption(name: string, release: string): RecordedOption | null {
  const changes = Object.entries(recorded.options[name] ?? {});
  return changes.findLast(([since]) => compareReleases(since, release) <= 0)?.[1] ?? null;
}

test('the options of every release are those of granian', () => {
  assert.deepEqual(granian.releases, recorded.releases);
  for (const release of recorded.releases) {
    for (const name of Object.keys(recorded.options)) {
      const data = options.find(({ id }) => id === name);
      const ours = data && optionIn(data, release);
      const real = realOption(name, release);
      assert.equal(ours !== undefined, real !== null, `${name} of ${release}`);
      if (!ours || !real) continue;
      assert.deepEqual([...ours.flags, ...(ours.off ?? [])], real.flags, name);
      assert.equal(ours.type, TYPES[real.type] ?? real.type, `${name} of ${release}`);
      assert.deepEqual(ours.choices ?? [], real.choices ?? [], `${name} of ${release}`);
      // A plain integer has no limits, whatever a later release has.
      if (/range|duration/.test(ours.type)) assert.deepEqual([ours.min, ours.max], [real.min, real.max], name);
      if (release === recorded.releases.at(-1)) assert.equal(ours.repeatable, real.repeatable, name);
    }
  }
  assert.equal(options.length, Object.keys(recorded.options).length);
});

for (const [release, answers] of Object.entries(recorded.answers)) {
  test(`reads ${answers.length} command lines as granian ${release} does`, () => {
    const asked = answers.map(([line, kind, text, exit]) => {
      const words = line.split(' ');
      const isVariable = (word: string) => word.startsWith('GRANIAN_');
      const env = Object.fromEntries(words.filter(isVariable).map((word) => word.split('=') as [string, string]));
      // How its port is refused is not of the command line: servers/port-out-of-range says that.
      const isPort = text?.startsWith('OverflowError') ?? false;
      const real =
        kind === 'start' ? { kind: text && !isPort ? 'invalid-value' : null, text, exit } : { kind, text, exit };
      return {
        question: { argv: words.filter((word) => !isVariable(word)), env },
        answer: isPort ? { kind: null, text: null, exit: 0 } : real,
      };
    });
    assert.ok(asked.filter(({ answer }) => answer.kind !== null).length > 40);
    const questions = asked.map(({ question }) => question);
    const given = asked.map(({ answer }) => answer);
    assert.deepEqual(differences(granian, release, questions, given), []);
  });
}

test('of a release that was not looked at nothing is refused', () => {
  const argv = ['app:app', '--no-such-option', '4'];
  assert.deepEqual(differences(granian, '0.7.6', [{ argv }], [{ kind: null, text: null, exit: 0 }]), []);
});

test('it is said where every request fails, and nowhere else', async () => {
  const MAIN: Readonly<Record<string, string>> = {
    FastAPI: 'import fastapi\n\napp = fastapi.FastAPI()\n',
    Flask: 'import flask\n\napp = flask.Flask(__name__)\n',
  };
  assert.equal(recorded.statuses.length, 10);
  for (const [framework, line, status] of recorded.statuses) {
    const text = `web: granian ${line} --host 0.0.0.0 --port $PORT\n`;
    const findings = await checkText({ text, files: { 'main.py': MAIN[framework] ?? '' } });
    const isSaid = findings.some(({ rule }) => rule.id === 'servers/granian-interface');
    assert.deepEqual([isSaid ? 500 : 404, framework, line], [status, framework, line]);
  }
});
