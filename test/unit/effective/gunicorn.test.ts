import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { effectiveGunicorn, placeOf } from '../../../server/src/core/effective/gunicorn.ts';
import { reprOf } from '../../../server/src/core/syntax/python/python-value.ts';
import { ruleContext } from '../../support/check-text.ts';
import { requireProgram } from '../../support/programs.ts';

const APP = 'def application(environ, start_response): pass\n';

interface Case {
  readonly name: string;
  readonly command: string;
  readonly files?: Readonly<Record<string, string>>;
  /** `setting=value from layer` for every setting that something sets; `?` where more may be hidden. */
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'nothing but defaults', command: 'gunicorn wsgi', expected: [] },
  {
    name: 'the file of the start directory',
    command: 'gunicorn wsgi',
    files: {
      'gunicorn.conf.py': 'workers = 2 * 2\nbind = ["127.0.0.1:" + str(9000)]\ntimeout = "0x20"\nTimeout = 5\n',
    },
    expected: [
      'workers=4 from config-file gunicorn.conf.py',
      "bind=['127.0.0.1:9000'] from config-file gunicorn.conf.py",
      "timeout='0x20' from config-file gunicorn.conf.py",
    ],
  },
  {
    name: 'a file that is named, and the command line above it',
    command: 'gunicorn -c conf/g.py wsgi -w 7 --log-level debug',
    files: { 'conf/g.py': 'workers = 2\nloglevel = "error"\nthreads = 3', 'gunicorn.conf.py': 'threads = 9' },
    expected: [
      "config='conf/g.py' from command-line -c",
      'workers=7 from command-line 7',
      "loglevel='debug' from command-line debug",
      'threads=3 from config-file conf/g.py',
    ],
  },
  {
    name: 'GUNICORN_CMD_ARGS between the two',
    command: 'GUNICORN_CMD_ARGS="-w 5 --threads 6" gunicorn wsgi --threads 2',
    files: { 'gunicorn.conf.py': 'workers = 2\nthreads = 4\nkeepalive = 9' },
    expected: [
      'workers=5 from command-arguments-variable',
      'threads=2 from command-line 2',
      'keepalive=9 from config-file gunicorn.conf.py',
    ],
  },
  {
    name: 'lists are replaced, not joined',
    command: 'gunicorn wsgi -b :8001 -b :8002',
    files: { 'gunicorn.conf.py': 'bind = [":9"]' },
    expected: ["bind=[':8001', ':8002'] from command-line"],
  },
  {
    name: 'a directory before it',
    command: 'cd api && gunicorn wsgi',
    files: { 'api/gunicorn.conf.py': 'workers = 3', 'gunicorn.conf.py': 'workers = 9' },
    expected: ['workers=3 from config-file api/gunicorn.conf.py'],
  },
  {
    name: 'a file that is named inside that directory, glued to its flag',
    command: 'cd api && gunicorn -cconf/g.py wsgi',
    files: { 'api/conf/g.py': 'workers = 3', 'conf/g.py': 'workers = 9' },
    expected: ["config='conf/g.py' from command-line", 'workers=3 from config-file api/conf/g.py'],
  },
  {
    name: 'a file that GUNICORN_CMD_ARGS names',
    command: 'GUNICORN_CMD_ARGS="--config=conf/g.py" gunicorn wsgi',
    files: { 'conf/g.py': 'workers = 3' },
    expected: ["config='conf/g.py' from command-arguments-variable", 'workers=3 from config-file conf/g.py'],
  },
  {
    name: 'what only a run would tell',
    command: 'gunicorn wsgi',
    files: {
      'gunicorn.conf.py':
        'import os\nworkers = int(os.environ.get("W", 2))\nif workers > 1:\n  threads = 2\nbacklog = 5',
    },
    expected: [
      'workers=… from config-file gunicorn.conf.py',
      'threads=… from config-file gunicorn.conf.py',
      'backlog=5 from config-file gunicorn.conf.py',
    ],
  },
  {
    name: 'a module as configuration',
    command: 'gunicorn -c python:conf.web wsgi',
    files: { 'conf/__init__.py': '', 'conf/web.py': 'workers = 6' },
    expected: ["config='python:conf.web' from command-line", 'workers=6 from config-file conf/web.py'],
  },
  {
    name: 'a file that sets names out of sight',
    command: 'gunicorn wsgi -w 2',
    files: { 'gunicorn.conf.py': 'threads = 4\nfrom math import *' },
    expected: ['threads=… from config-file gunicorn.conf.py', 'workers=2 from command-line', '?'],
  },
];

for (const version of ['20.1.0', '27.0.1']) {
  for (const { name, command, files = {}, expected } of cases) {
    test(`gunicorn ${version}: ${name}`, async (t) => {
      const all = {
        ...files,
        'requirements.txt': `gunicorn==${version}\n`,
        'wsgi.py': APP,
        'api/wsgi.py': APP,
      };
      const context = await ruleContext({ text: `web: ${command}\n`, files: all });
      const [process] = context.document.processes;
      const invocation = process?.command?.invocations.find(({ program }) => program === 'gunicorn');
      assert.ok(process && invocation);
      const effective = effectiveGunicorn(context.project, process, invocation);
      assert.equal(effective.version, version);
      const { settings } = effective.command;
      const names = expected.flatMap((row) => /^(\w+)=/.exec(row)?.[1] ?? []);
      for (const row of expected) {
        if (row === '?') {
          assert.ok(settings.mayHoldMore);
          continue;
        }
        const setting = /^\w+/.exec(row)?.[0] ?? '';
        const written = settings.written(setting);
        assert.ok(written, `${setting} is not written`);
        const place = placeOf(effective, written);
        const where = place.kind === 'file' ? place.uri.replace('file:///app/', '') : '';
        const shown = `${setting}=${reprOf(written.value)} from ${written.layer} ${where}`.trim();
        assert.ok(row.startsWith(shown), `${shown} is not ${row}`);
      }
      if (expected.length === 0) assert.equal(settings.written('workers'), undefined);

      const real = printedConfig(t, version, command, all);
      if (!real) return;
      for (const setting of [...names, 'workers', 'threads', 'keepalive']) {
        const value = settings.value(setting);
        if (value.kind === 'unknown') continue;
        const isList = ['bind'].includes(setting) && value.kind === 'str';
        const plain = value.kind === 'str' ? value.value : reprOf(value);
        const text = isList ? `[${reprOf(value)}]` : plain;
        // A number may be given as text in a file.
        const number = /^0x/.test(text) ? String(Number(text)) : text;
        assert.equal(real.get(setting), number, setting);
      }
    });
  }
}

/** What the real program says its configuration is. */
function printedConfig(
  t: Parameters<typeof requireProgram>[0],
  version: string,
  command: string,
  files: Readonly<Record<string, string>>,
): Map<string, string> | undefined {
  const gunicorn = requireProgram(t, version === '20.1.0' ? 'gunicorn-20.1' : 'gunicorn-newest', 'gunicorn');
  if (!gunicorn) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const line = `${command.replace(/gunicorn (?=-|wsgi)/, `${gunicorn} `)} --print-config`;
  const run = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  assert.equal(run.status, 0, run.stderr);
  return new Map([...run.stdout.matchAll(/^(\w+) +=[ ]?(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

test('variables that app_desc.yaml gives to the module', async () => {
  const text = [
    'spec_version: 2',
    'module:',
    '  language: python',
    '  env_variables:',
    '    - { key: GUNICORN_CMD_ARGS, value: "-w 5 --threads 6" }',
    '    - { key: WEB_CONCURRENCY, value: 3, environment_name: prod }',
    '  processes:',
    '    web: { command: "gunicorn wsgi --threads 2" }',
    '    other: { command: "GUNICORN_CMD_ARGS=-w9 gunicorn wsgi" }',
    '',
  ].join('\n');
  const context = await ruleContext({ text, file: 'app_desc.yaml' });
  const shown = context.document.processes.all.map((process) => {
    const [invocation] = process.command?.invocations ?? [];
    assert.ok(invocation);
    const { settings } = effectiveGunicorn(context.project, process, invocation).command;
    return ['workers', 'threads'].map(
      (name) => `${name}=${reprOf(settings.value(name))} ${settings.written(name)?.layer}`,
    );
  });
  assert.deepEqual(shown, [
    ['workers=5 command-arguments-variable', 'threads=2 command-line'],
    ['workers=9 command-arguments-variable', 'threads=1 undefined'],
  ]);
});
