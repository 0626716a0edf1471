// The set-up of docs/editors.md in a real Neovim without a screen.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { test } from 'node:test';
import { requireSystemProgram } from '../support/programs.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

interface Report {
  readonly problem?: string;
  readonly version: string;
  readonly filetype: string;
  readonly diagnostics: readonly object[];
  readonly hover: string;
  readonly actions: readonly string[];
  readonly fixed: string;
  readonly formatted: string;
}

/** The first Lua block of the section. */
function setup(): string {
  const section = /^## Neovim\n(.*?)^## /ms.exec(readFileSync('docs/editors.md', 'utf8'))?.[1] ?? '';
  return /```lua\n(.*?)```/s.exec(section)?.[1] ?? '';
}

function runNeovim(program: string, folder: ScratchFolder, file: string): Report {
  const server = JSON.stringify(resolve('dist/server.js'));
  folder.write({
    'init.lua': setup(),
    'bin/procfile-doctor-language-server': `#!/bin/sh\nexec "${process.execPath}" ${server} "$@"\n`,
  });
  chmodSync(folder.file('bin/procfile-doctor-language-server'), 0o755);
  const args = [
    '--headless',
    '-n',
    '-i',
    'NONE',
    '-u',
    folder.file('init.lua'),
    '-c',
    `luafile ${resolve('test/editors/neovim.lua')}`,
  ];
  const { stderr, error } = spawnSync(program, [...args, folder.file(file)], {
    encoding: 'utf8',
    timeout: 110_000,
    env: {
      ...process.env,
      PATH: `${folder.file('bin')}${delimiter}${process.env['PATH']}`,
      PROCFILE_DOCTOR_REPORT: folder.file('report.json'),
      // Neither the user's set-up nor their data.
      ...Object.fromEntries(
        ['CONFIG', 'DATA', 'STATE', 'CACHE'].map((name) => [`XDG_${name}_HOME`, folder.file(name)]),
      ),
    },
  });
  assert.equal(error, undefined, stderr);
  return JSON.parse(folder.read('report.json')) as Report;
}

test('Neovim shows diagnostics, a hover and code actions of a Procfile, and formats it', (t) => {
  const nvim = requireSystemProgram(t, 'nvim');
  if (!nvim) return;
  using folder = new ScratchFolder();
  folder.write({ 'app/Procfile': 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n' });
  const report = runNeovim(nvim, folder, 'app/Procfile');
  assert.equal(report.problem, undefined);
  assert.equal(report.filetype, 'procfile');
  assert.deepEqual(report.diagnostics, [
    { line: 0, from: 19, to: 28, severity: 1, code: 'gunicorn/unknown-option', source: 'Procfile Doctor' },
  ]);
  assert.match(report.hover, /-b, --bind ADDRESS/);
  assert.match(report.actions[0] ?? '', /--timeout/);
  assert.ok(report.actions.length > 1, 'the rule can be silenced, too');
  assert.equal(report.fixed, 'web: gunicorn wsgi --timeout 60 -b :$PORT');
  assert.equal(report.formatted, 'web: gunicorn wsgi --timeout 60 -b :$PORT');
});

test('Neovim takes app_desc.yaml for YAML, and the server knows it by its name', (t) => {
  const nvim = requireSystemProgram(t, 'nvim');
  if (!nvim) return;
  using folder = new ScratchFolder();
  const command =
    "{spec_version: 2, module: {language: python, processes: {web: {command: 'gunicorn wsgi --tiemout 60 -b :$PORT', plan: default}}}}";
  folder.write({ 'app/app_desc.yaml': `${command}\n` });
  const report = runNeovim(nvim, folder, 'app/app_desc.yaml');
  assert.equal(report.filetype, 'yaml');
  assert.equal(report.diagnostics.length, 1);
  assert.match(report.fixed, /--timeout 60/);
});
