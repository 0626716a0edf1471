// Command lines that the parser of a server takes, and the server then ends: we say so, and the server does.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { type PythonEnvironment, requireProgram } from '../../../support/programs.ts';

const FILES: Readonly<Record<string, string>> = {
  'app.py': 'async def app(scope, receive, send):\n    pass\n',
  // With its lock file the requirements are known to the last one.
  Pipfile: '[packages]\nuvicorn = "*"\nhypercorn = "*"\ndaphne = "*"\ngunicorn = "*"\n',
  'Pipfile.lock': JSON.stringify({ default: { uvicorn: {}, hypercorn: {}, daphne: {}, gunicorn: {}, h11: {} } }),
  'log.yaml': 'version: 1\n',
  'some.env': 'A=1\n',
};

/** The command, the rule that speaks of it, and what the server prints. */
const CASES: readonly (readonly [string, string, RegExp])[] = [
  ['uvicorn app:app --port 80800', 'servers/port-out-of-range', /port must be 0-65535/],
  ['hypercorn app:app -b 0.0.0.0:80800', 'servers/port-out-of-range', /port must be 0-65535/],
  ['daphne app:app -p 80800', 'servers/port-out-of-range', /port must be 0-65535/],
  [
    'uvicorn app:app --host 0.0.0.0:8000',
    'servers/bind-with-port',
    /Name or service not known|nodename nor servname|getaddrinfo/,
  ],
  [
    'waitress-serve --listen=8123 app:app',
    'servers/bind-with-port',
    /Cannot assign requested address|OSError|ValueError/,
  ],
  [
    'gunicorn app:app --bind==127.0.0.1:0',
    'servers/doubled-equals',
    /Name or service not known|Can't connect|nodename nor servname/,
  ],
  ['uvicorn app:app --host==127.0.0.1', 'servers/doubled-equals', /Name or service not known|nodename nor servname/],
  [
    'hypercorn app:app --bind==127.0.0.1:0',
    'servers/doubled-equals',
    /Name or service not known|nodename nor servname/,
  ],
  ['uvicorn app:app --loop uvloop', 'servers/missing-implementation', /No module named 'uvloop'/],
  ['uvicorn app:app --http httptools', 'servers/missing-implementation', /No module named 'httptools'/],
  ['uvicorn app:app --ws websockets-sansio', 'servers/missing-implementation', /No module named 'websockets'/],
  ['uvicorn app:app --env-file some.env', 'servers/missing-implementation', /No module named 'dotenv'/],
  ['uvicorn app:app --log-config log.yaml', 'servers/missing-implementation', /PyYAML|No module named 'yaml'/],
  ['hypercorn app:app -k trio', 'servers/missing-implementation', /No module named 'trio'/],
  ['hypercorn app:app -k uvloop', 'servers/missing-implementation', /uvloop is not installed/],
  ['hypercorn app:app --log-level loud', 'servers/invalid-value', /Unknown level: 'Level LOUD'/],
  ['uvicorn app:app --env-file gone.env', 'servers/missing-file', /'gone.env' does not exist/],
  ['uvicorn app:app --log-config gone.ini', 'servers/missing-file', /'gone.ini' does not exist/],
  ['hypercorn app:app -c gone.toml', 'servers/missing-file', /No such file or directory/],
  // Some releases of Python do not say which file it is.
  ['hypercorn app:app --log-config gone.ini', 'servers/missing-file', /gone.ini|KeyError: 'formatters'/],
  ['hypercorn app:app --log-config json:gone.json', 'servers/missing-file', /No such file or directory/],
  ['gunicorn app:app --log-config gone.ini', 'gunicorn/missing-log-config', /gone.ini/],
];

for (const [command, rule, printed] of CASES) {
  const [name = '', ...args] = command.split(' ');
  const environments: readonly PythonEnvironment[] =
    name === 'gunicorn' ? ['gunicorn-20.1', 'gunicorn-newest'] : ['asgi'];
  for (const environment of environments) {
    test(`${command} (${environment}): ${rule}`, async (t) => {
      const program = requireProgram(t, environment, name);
      if (!program) return;
      const findings = await checkText({ text: `api: ${command}\n`, files: FILES });
      assert.ok(findings.some((finding) => finding.rule.id === rule));

      const folder = mkdtempSync(join(tmpdir(), 'server-'));
      t.after(() => rmSync(folder, { recursive: true }));
      for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);
      const env = { PATH: process.env['PATH'] };
      // It opens its port before it reads the configuration of its logs, and other tests use the usual one.
      const port =
        name === 'hypercorn' && !args.some((word) => word.startsWith('-b') || word.startsWith('--bind'))
          ? ['-b', '127.0.0.1:0']
          : [];
      const { status, stdout, stderr } = spawnSync(program, [...args, ...port], {
        cwd: folder,
        encoding: 'utf8',
        env,
        timeout: 60_000,
      });
      assert.notEqual(status, null, 'it ends by itself');
      assert.match(stdout + stderr, printed);
    });
  }
}
