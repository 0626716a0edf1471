import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { parserOf } from '../../../../server/src/core/programs/gunicorn/option-specs.ts';
import { readCommand } from '../../../../server/src/core/programs/gunicorn/read-command.ts';
import { RELEASES } from '../../../../server/src/core/programs/gunicorn/releases.ts';
import { settingsOf } from '../../../../server/src/core/programs/gunicorn/settings.ts';
import { type Surroundings, UNSEEN } from '../../../../server/src/core/programs/gunicorn/surroundings.ts';
import { pythonIntLiteral } from '../../../../server/src/core/syntax/python/python-number.ts';
import type { PythonValue } from '../../../../server/src/core/syntax/python/python-value.ts';
import { argumentWords } from '../../../support/commands/argument-words.ts';
import { requireProgram } from '../../../support/programs.ts';
import { commandLines } from './command-line-generator.ts';

interface Answer {
  readonly refused: string | null;
  readonly exit: number | null;
  readonly app: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly late: readonly string[];
}

/** The machine that runs the test, as far as the generated lines ask about it. */
const surroundings: Surroundings = {
  ...UNSEEN,
  pathExists: (path) => path === '/tmp' || path === '.',
  userExists: (name) => name === 'nobody',
  groupExists: () => false,
  // Neither PasteDeploy nor h2.
  hasPackage: () => false,
  configFile: () => ({ kind: 'missing' }),
};
const environments = ['gunicorn-19.10', 'gunicorn-20.1', 'gunicorn-23', 'gunicorn-newest'] as const;
const LINES = 1250;

for (const [index, environment] of environments.entries()) {
  test(`${environment}: reads ${LINES} generated command lines as the installed program does`, (t) => {
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const version = versionOf(python);
    const lines = commandLines(version, 3000 + index, LINES);
    const answers = ask(python, lines.map((line) => JSON.stringify(line)).join('\n'))
      .trim()
      .split('\n')
      .map((line): Answer => JSON.parse(line));
    assert.equal(answers.length, LINES);
    lines.forEach((argv, i) => {
      const answer = answers[i];
      assert.ok(answer);
      const { verdict, values } = ourAnswer(argv, version);
      const shown = `${version} ${JSON.stringify(argv)}`;
      if (argv.some(hasGluedDashes)) {
        // Depends on the release of Python: nothing is said of it, and nothing false of the rest.
        assert.ok(verdict.refused === null || answer.refused !== null, shown);
        return;
      }
      assert.deepEqual(
        verdict,
        { refused: answer.refused, exit: answer.exit, app: answer.app, late: answer.late.map(comparableText) },
        shown,
      );
      for (const [name, value] of values) assert.deepEqual(value, answer.values[name], `${shown} ${name}`);
    });
    const refused = answers.filter((answer) => answer.refused !== null).length;
    assert.ok(refused > LINES / 10 && refused < (LINES * 9) / 10, 'the lines are of both kinds');
  });

  test(`${environment}: our settings are those of the installed program`, (t) => {
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const version = versionOf(python);
    assert.ok(
      RELEASES.some((release) => release === version),
      `${version} is missing in RELEASES`,
    );
    assert.deepEqual(ourFacts(version), JSON.parse(ask(python, '', '--facts')).map(withTextDefault));
  });
}

function versionOf(python: string): string {
  const run = spawnSync(python, ['-c', 'import gunicorn; print(gunicorn.__version__)'], { encoding: 'utf8' });
  return run.stdout.trim();
}

/** `--workers=--` or `-w--`: up to Python 3.12.4 argparse takes such a value away. */
function hasGluedDashes(word: string): boolean {
  return /^-.*[^-]--$/.test(word);
}

/** Runs in an empty directory, without the variables that change defaults. */
function ask(python: string, input: string, ...options: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'gunicorn-answers-'));
  const script = resolve('test/support/python/gunicorn-answers.py');
  try {
    const run = spawnSync(python, [script, ...options], {
      input,
      cwd: directory,
      env: { PYTHONIOENCODING: 'utf-8', HOME: directory },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.replaceAll(`${directory}/`, '');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function ourAnswer(argv: readonly string[], version: string) {
  const {
    errors,
    arguments: result,
    settings,
    app,
  } = readCommand({
    words: argumentWords(argv),
    environment: [],
    home: { start: 0, end: 0 },
    version,
    surroundings,
  });
  const refusing = errors.find(({ stage }) => stage !== 'start' && stage !== 'worker');
  const isOver = refusing !== undefined || result.ended !== undefined;
  const exit = refusing?.exitCode ?? (result.ended ? 0 : null);
  // A wrong --env ends the start at once, so a second one is not seen.
  const seen = errors.filter(({ kind }, i) => kind !== 'invalid-env' || errors[i - 1]?.kind !== kind);
  const late = isOver ? [] : seen.map(({ text, exitCode }) => comparableText(`${text} (${exitCode})`));
  const values = isOver
    ? []
    : result.uses.flatMap(({ option }) => comparable(option.setting?.name, option.setting?.check));
  return { verdict: { refused: refusing?.text ?? null, exit, app: isOver ? null : (app?.text ?? null), late }, values };

  /** Values that gunicorn keeps as they are, but for spaces around them. */
  function comparable(name: string | undefined, check: string | undefined): [string, unknown][] {
    if (!name || !['string', 'natural', 'bool', 'strings', 'class'].includes(check ?? '')) return [];
    return [[name, kept(settings.value(name), check === 'natural')]];
  }
}

/** What Python says of a syntax error changes from version to version. */
function comparableText(text: string): string {
  return text.replace(/^SyntaxError: .*(?= \(3\)$)/, 'SyntaxError');
}

function kept(value: PythonValue, isNumber: boolean): unknown {
  switch (value.kind) {
    case 'int':
      return Number(value.value);
    case 'bool':
      return value.value;
    case 'str':
      return isNumber ? Number(pythonIntLiteral(value.value)) : value.value.trim();
    case 'list':
      return value.items.map((item) => kept(item, false));
    default:
      return undefined;
  }
}

function ourFacts(version: string) {
  return settingsOf(version).map((setting) => {
    const option = parserOf(version).options.find((candidate) => candidate.setting === setting);
    return {
      name: setting.name,
      flags: setting.flags,
      action: option?.action ?? 'store',
      nargs: setting.nargs ?? null,
      type: setting.type ?? null,
      metavar: setting.metavar ?? null,
      default: FROM_THE_MACHINE.has(setting.name) ? undefined : setting.default,
    };
  });
}

/** Their defaults are made from the machine, or are no text. */
const FROM_THE_MACHINE = new Set(['chdir', 'user', 'group', 'control_socket', 'control_socket_mode', 'ssl_version']);

const PYTHON_WORDS = { true: 'True', false: 'False' };

/** Functions and dictionaries come as «…». */
function withTextDefault(fact: { readonly name: string; readonly type: string | null; readonly default: unknown }) {
  const value = fact.default;
  const text = typeof value === 'boolean' ? PYTHON_WORDS[`${value}`] : String(value ?? '');
  const isLeftOut = text === '' || text === '…' || FROM_THE_MACHINE.has(fact.name);
  return { ...fact, type: fact.type === 'callable' ? null : fact.type, default: isLeftOut ? undefined : text };
}
