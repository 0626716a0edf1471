/** What is said of a start in its project, held against the settings that the installed gunicorn has come to. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { effectiveStarts, type SettingRow } from '../../../server/src/core/effective/settings-table.ts';
import { ruleContext } from '../../support/check-text.ts';
import { requireProgram } from '../../support/programs.ts';
import { forkedRuns } from '../../support/python/forked-runs.ts';
import { randomRuns } from '../../support/random-runs.ts';

interface Start {
  readonly arguments: readonly string[];
  /** What GUNICORN_CMD_ARGS holds, taken apart. */
  readonly more: readonly string[] | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** gunicorn.conf.py, or the file that `-c` names. */
  readonly config: string | undefined;
}

const OPTIONS: readonly (readonly string[])[] = [
  ...['-w3', '-w 03', '--workers=1_0', '--preload', '--reload', '--no-sendfile', '-R'].map((one) => one.split(' ')),
  ...[' sync ', 'gthread', 'egg:gunicorn#sync'].map((one) => ['-k', one]),
  ...[':80', 'a:1,b:2', 'unix:/tmp/x', ' :9 ', '[::]:5', ''].map((one) => ['-b', one]),
  ...['022', '0o22', '0x12'].map((one) => ['--umask', one]),
  ...['*', '10.0.0.1,10.0.0.2', '10.0.0.1, 127.0.0.1', ',', ''].map((one) => ['--forwarded-allow-ips', one]),
  ...['*', ' ::1 ,127.0.0.1'].map((one) => ['--proxy-allow-from', one]),
  ...['A=1', 'B=x=y'].map((one) => ['-e', one]),
  ...['localhost:8125', 'h:1'].map((one) => ['--statsd-host', one]),
  ...['a', ' a. '].map((one) => ['--statsd-prefix', one]),
  ...['1000', '0'].flatMap((one) => [
    ['-u', one],
    ['-g', one],
  ]),
  ...['30', '0'].map((one) => ['--timeout', one]),
  ...['debug', ' INFO'].map((one) => ['--log-level', one]),
  ...[
    ['--cert-reqs', '2'],
    ['-n', 'my proc'],
    ['--access-logfile', '-'],
    ['-c', ''],
    ['--threads', '4'],
  ],
];

const CONFIG = [
  ...['workers = 3', 'workers = "4"', 'workers = True', 'workers = 2 * 2 + 1', 'workers = threads = 2', 'workers += 1'],
  ...['workers = 3 if 1 else 2', 'import os\nworkers = int(os.environ.get("W", 2))', 'def f():\n    workers = 77'],
  ...['if True:\n    workers = 8', 'for workers in range(3): pass', 'workers = 4\ndel workers', 'exec("workers = 12")'],
  ...[
    'from more import *',
    'import more\nworkers = more.workers',
    'from more import workers',
    'globals()["workers"] = 13',
  ],
  ...[
    'bind = "a:1"',
    'bind = ["a:1", " b:2 "]',
    'bind = ("a:1", "b:2")',
    'bind = []',
    'bind = None',
    'bind = "a:1,b:2"',
  ],
  ...['bind = f"0.0.0.0:{8000}"', 'bind = "%s:%d" % ("a", 80)', 'import os\nbind = ":" + os.getenv("P", "5")'],
  ...['timeout = "0x20"', 'keepalive = "5"', 'backlog = 0b100', 'preload_app = "true"', 'preload_app = None'],
  ...['raw_env = ("A=1",)', 'raw_env = "A=1"', 'forwarded_allow_ips = "1.2.3.4, 5.6.7.8"', 'user = 5', 'group = "6"'],
  ...[
    'statsd_host = "h:1"',
    'proc_name = " p "',
    'default_proc_name = "d"',
    'wsgi_app = "wsgi:app"',
    'accesslog = " - "',
  ],
  ...[
    'def on_starting(server): pass',
    'loglevel = "DEBUG"',
    'logconfig_dict = {"version": 1}',
    'reload_extra_files = "more.py"',
  ],
];

const VARIABLES = {
  PORT: fc.constantFrom('5', '80'),
  WEB_CONCURRENCY: fc.constantFrom('3', ' 4 ', '1_1'),
  FORWARDED_ALLOW_IPS: fc.constantFrom('*', '1.2.3.4', '1.2.3.4, ::1', ''),
};

const words = fc.array(fc.constantFrom(...OPTIONS), { maxLength: 4 }).map((some) => some.flat());
const starts: fc.Arbitrary<Start> = fc
  .tuple(
    words,
    fc.option(words, { nil: undefined, freq: 1 }),
    fc.option(fc.record(VARIABLES, { requiredKeys: [] }), { nil: {}, freq: 1 }),
    fc.option(fc.array(fc.constantFrom(...CONFIG), { minLength: 1, maxLength: 4 }), { nil: undefined, freq: 3 }),
    fc.boolean(),
  )
  .map(([some, more, variables, lines, isNamed]) => ({
    arguments: ['wsgi:app', ...some, ...(lines && isNamed ? ['-c', NAMED] : [])],
    more,
    variables,
    config: lines && `${lines.join('\n')}\n`,
  }));

const NAMED = 'conf.py';
/** Its directory, a socket in its home, and what its module `ssl` calls a constant. */
const OF_THE_MACHINE = new Set(['chdir', 'control_socket', 'ssl_version']);

const environments = ['gunicorn-19.10', 'gunicorn-20.1', 'gunicorn-23', 'gunicorn-newest'] as const;

for (const [index, environment] of environments.entries()) {
  test(`${environment}: settings come to what the program says`, async (t) => {
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const root = mkdtempSync(join(tmpdir(), 'gunicorn-effective-'));
    t.after(() => rmSync(root, { recursive: true }));
    const sample = fc.sample(starts, { seed: 11 + index, numRuns: randomRuns(200) });
    const runs = sample.map((start, i) => realRun(join(root, String(i)), start));
    const script = [
      '-c',
      `exec(open(${JSON.stringify(resolve('test/support/python/gunicorn-effective.py'))}).read())`,
    ] as const;
    const answers = forkedRuns({ python, script, imports: ['gunicorn.app.wsgiapp'] }, root, runs);
    const version = releaseOf(python, root);
    let compared = 0;
    for (const [i, { status, output }] of answers.entries()) {
      const start = sample[i];
      if (!start || status !== 0) continue;
      const real: Readonly<Record<string, string>> = JSON.parse(output.trim().split('\n').at(-1) ?? '');
      for (const row of await ourRows(start, version)) {
        if (!isComparable(row, real[row.setting])) continue;
        compared++;
        assert.equal(row.value, real[row.setting], `${row.setting} of ${JSON.stringify(start)}`);
      }
    }
    assert.ok(compared > sample.length * 30, `${compared} values of ${sample.length} starts`);
  });
}

/** Expressions and what the machine decides need a run; nothing is said of a function. */
function isComparable({ setting, value }: SettingRow, real: string | undefined): boolean {
  const isTold = value !== undefined && !/getenv|environ/.test(value);
  return isTold && !OF_THE_MACHINE.has(setting) && real !== '<function>';
}

function realRun(folder: string, { arguments: words, more, variables, config }: Start): string[] {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(filesOf(words, config))) writeFileSync(join(folder, name), text);
  const all = { ...variables, ...(more && { GUNICORN_CMD_ARGS: more.map(quoted).join(' ') }) };
  return [folder, JSON.stringify(all), ...words];
}

function filesOf(words: readonly string[], config: string | undefined): Readonly<Record<string, string>> {
  const name = words.includes(NAMED) ? NAMED : 'gunicorn.conf.py';
  return { 'more.py': 'workers = 21\nthreads = 22\n', ...(config !== undefined && { [name]: config }) };
}

async function ourRows({ arguments: words, more, variables, config }: Start, version: string) {
  const all = { ...variables, ...(more && { GUNICORN_CMD_ARGS: more.map(quoted).join(' ') }) };
  const prefix = Object.entries(all).map(([name, value]) => `${name}=${quoted(value)} `);
  const text = `web: ${prefix.join('')}gunicorn ${words.map(quoted).join(' ')}\n`;
  const files = { ...filesOf(words, config), 'requirements.txt': `gunicorn==${version}\n` };
  const { document, project } = await ruleContext({ text, files, platform: 'heroku' });
  const [start] = effectiveStarts(document, project);
  assert.equal(start?.version, version);
  return start.rows;
}

/** As a shell and Python's shlex read it. */
function quoted(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

function releaseOf(python: string, folder: string): string {
  const code = 'import gunicorn; print(gunicorn.__version__)';
  return forkedRuns({ python, script: ['-c', code], imports: [] }, folder, [[]])[0]?.output.trim() ?? '';
}
