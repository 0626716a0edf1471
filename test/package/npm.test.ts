// The package for npm, installed from its archive into an empty folder without a network, and used there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { LANGUAGE_PARTS } from '../../client/src/language/language-parts.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const folder = new ScratchFolder();
after(() => folder[Symbol.dispose]());

function run(program: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder.file('project'),
    encoding: 'utf8',
    input,
    // `npm` and `npx` are scripts on Windows.
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_offline: 'true', npm_config_cache: folder.file('cache'), NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

let packed: readonly string[];
before(() => {
  folder.write({
    'project/package.json': '{"name":"project","private":true}',
    'project/Procfile': 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n',
    'project/app.log': '[2026-11-21 10:00:00 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)\n',
  });
  // Built already: the script that builds before packing is left out.
  const args = ['pack', process.cwd(), '--ignore-scripts', '--json', '--pack-destination', folder.path];
  const { stdout, stderr, status } = run('npm', args);
  assert.equal(status, 0, stderr);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  packed = files.map(({ path }) => path);
  const installed = run('npm', ['install', '--no-audit', '--no-fund', folder.file(filename)]);
  assert.equal(installed.status, 0, installed.stderr);
});

test('the package holds the command line, the server and what they need', () => {
  const isPart = (path: string) => path.startsWith('dist/cli/');
  assert.deepEqual(packed.filter((path) => !isPart(path)).sort(), [
    'LICENSE',
    'README.md',
    'dist/cli.js',
    'dist/l10n/zh-cn.json',
    'dist/language.js',
    ...LANGUAGE_PARTS.map((name) => `dist/language/${name}.js`),
    'dist/server.js',
    'dist/start.js',
    'package.json',
    'schemas/app_desc-v2.schema.json',
    'schemas/app_desc-v3.schema.json',
    'schemas/procfile-doctor.schema.json',
  ]);
  // The commands, what several of them share, what they explain, and what reads them.
  assert.deepEqual(packed.filter(isPart).sort(), [
    'dist/cli/check.js',
    'dist/cli/diagnose.js',
    'dist/cli/effective.js',
    'dist/cli/explain-documentation-data.js',
    'dist/cli/explain.js',
    'dist/cli/logs.js',
    'dist/cli/parts.js',
    'dist/cli/project-settings.js',
    'dist/cli/shared.js',
  ]);
});

test('npx procfile-doctor check . finds what is wrong', () => {
  const { status, stdout } = run('npx', ['procfile-doctor', 'check', '.']);
  assert.equal(status, 1);
  assert.match(stdout, /^Procfile:1:20: error: .*\[gunicorn\/unknown-option\]$/m);
});

test('npx procfile-doctor logs and explain work', () => {
  const logs = run('npx', ['procfile-doctor', 'logs', 'app.log']);
  assert.equal(logs.status, 0, logs.stderr);
  assert.match(logs.stdout, /\[gunicorn-worker-timeout\]/);
  const explain = run('npx', ['procfile-doctor', 'explain', 'gunicorn', '--timeout']);
  assert.equal(explain.status, 0, explain.stderr);
  assert.match(explain.stdout, /-t, --timeout INT/);
});

test('the language server of the package answers', async () => {
  const program = folder.file('project/node_modules/.bin/procfile-doctor-language-server');
  await using server = await LanguageServer.start({}, process.platform === 'win32' ? windowsProgram() : program);
  await server.open('file:///nowhere/Procfile', 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n');
  const [problem] = await server.diagnostics('file:///nowhere/Procfile');
  assert.equal(problem?.code, 'gunicorn/unknown-option');
  assert.equal(await server.stop(), 0);
});

/** Windows has no link there but a script for its shell. */
function windowsProgram(): string {
  return folder.file('project/node_modules/procfile-doctor/dist/server.js');
}
