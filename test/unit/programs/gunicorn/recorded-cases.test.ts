import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCommand } from '../../../../server/src/core/programs/gunicorn/read-command.ts';
import type { ConfigFile, Surroundings } from '../../../../server/src/core/programs/gunicorn/surroundings.ts';
import { readGunicornConfig } from '../../../../server/src/core/syntax/gunicorn-config.ts';
import type { PythonValue } from '../../../../server/src/core/syntax/python/python-value.ts';
import { UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';
import { argumentWords, assignments } from '../../../support/commands/argument-words.ts';

/** What real gunicorns said (recorded by running each release's own parser, validators and start checks). */
interface RecordedCase {
  readonly id: number;
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly stub_config?: boolean;
  readonly user_exists?: boolean;
  readonly answers: readonly { readonly versions: readonly string[]; readonly answer: Answer }[];
}

interface Answer {
  readonly ok: boolean;
  readonly error: string | null;
  readonly stage?: 'argparse' | 'config' | 'import' | 'exit';
  readonly exit_code?: number;
  readonly app?: string;
  readonly worker?: string;
  readonly late?: readonly { readonly what: string; readonly error: string; readonly exit_code: number }[];
}

/** Answers that differ, and why. Anything else that differs fails. */
const EXPLAINED: readonly { readonly ids: readonly number[]; readonly versions: RegExp; readonly why: string }[] = [
  {
    ids: [109, 118, 119, 129],
    versions: /^19\./,
    why: 'the recording only compiled the object for 19.x; 19.10 run for real refuses to import these modules too',
  },
  { ids: [327, 328], versions: /^19\.(?:7|10)/, why: 'as above: the application is :5000 or :80' },
  { ids: [124], versions: /^19\./, why: 'eval, which 19.x uses for real, takes the space off before the object' },
  {
    ids: [194],
    versions: /^19\.7\.0$/,
    why: 'before 19.8 a python: module is looked for before the start directory is on the path',
  },
  { ids: [196], versions: /^19\.0\.0$/, why: '19.0 refused configuration files whose name does not end in .py' },
];

const file = 'test/fixtures/gunicorn-cases.ndjson';
const cases: readonly RecordedCase[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const versions = [...new Set(cases.flatMap(({ answers }) => answers.flatMap((answer) => answer.versions)))];

assert.equal(cases.length, 351);
for (const version of versions) {
  test(`gunicorn ${version}: verdicts equal those of the recorded command lines`, () => {
    const differences: string[] = [];
    for (const recorded of cases) {
      const answer = recorded.answers.find((group) => group.versions.includes(version))?.answer;
      if (!answer) continue;
      const isExplained = EXPLAINED.some(({ ids, versions: some }) => ids.includes(recorded.id) && some.test(version));
      const expected = JSON.stringify(expectedOf(answer));
      const actual = JSON.stringify(verdictOf(recorded, version, answer));
      if ((expected === actual) === isExplained) {
        differences.push(
          `${recorded.id} ${JSON.stringify(recorded.argv)}\n  recorded ${expected}\n  ours     ${actual}`,
        );
      }
    }
    assert.equal(differences.join('\n'), '');
  });
}

interface Comparable {
  readonly refused: string | undefined;
  readonly exitCode: number | undefined;
  readonly app: string | undefined;
  /** Errors of the start, where the configuration was accepted. */
  readonly late: readonly string[];
}

function expectedOf(answer: Answer): Comparable {
  return {
    refused: answer.ok ? undefined : normal(answer.error ?? ''),
    exitCode: answer.ok ? undefined : answer.exit_code,
    app: answer.ok ? answer.app : undefined,
    late: (answer.late ?? []).map(({ error, exit_code }) => `${normal(error)} (${exit_code})`),
  };
}

function verdictOf(recorded: RecordedCase, version: string, answer: Answer): Comparable {
  const command = readCommand({
    words: argumentWords(recorded.argv),
    environment: assignments(recorded.env ?? {}),
    home: { start: 0, end: 0 },
    version,
    surroundings: surroundingsOf(recorded, answer),
  });
  const refusing = command.errors.find(({ stage }) => stage !== 'start' && stage !== 'worker');
  return {
    refused: refusing && normal(refusing.text),
    exitCode: refusing?.exitCode,
    app: refusing || command.arguments.ended ? undefined : command.app?.text,
    late: refusing ? [] : command.errors.map(({ text, exitCode }) => `${normal(text)} (${exitCode})`),
  };
}

/** The directory of the recording is not known. */
function normal(text: string): string {
  return text.replace('<cwd>/', '');
}

function surroundingsOf(recorded: RecordedCase, { error }: Answer): Surroundings {
  const files = recorded.files ?? {};
  return {
    pathExists: (path) => path in files || path === '/tmp' || path === '.',
    userExists: (name) => name === 'nobody' || recorded.user_exists === true,
    groupExists: () => false,
    hasPackage: (name) => name === 'h2',
    configFile: ({ kind, name }): ConfigFile => {
      const text = files[kind === 'module' ? `${name}.py` : name];
      if (recorded.stub_config && name !== 'gunicorn.conf.py')
        return { kind: 'values', values: new Map(), isOpen: false };
      if (text === undefined) return { kind: 'missing' };
      if (text.startsWith('def (')) return { kind: 'failing', error: error ?? '' };
      const { names } = readGunicornConfig(text);
      const values = new Map([...names].map(([key, { value }]): [string, PythonValue] => [key, value]));
      return { kind: 'values', values, isOpen: false };
    },
  };
}

test('an unknown value makes no recorded command wrong', () => {
  for (const recorded of cases) {
    const argv = recorded.argv.map((word) => word.replace(/\$\w+/, UNKNOWN));
    if (argv.join() === recorded.argv.join()) continue;
    const { errors } = readCommand({
      words: argumentWords(argv),
      environment: [],
      home: { start: 0, end: 0 },
      version: undefined,
      surroundings: surroundingsOf(recorded, { ok: true, error: null }),
    });
    assert.deepEqual(errors, [], JSON.stringify(recorded.argv));
  }
});
