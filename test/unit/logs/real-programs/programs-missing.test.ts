import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { readLogText } from '../../../support/incidents-of.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const FILES = {
  'no-right.sh': 'echo text\n',
  'first-line.sh': '#!/nonexistent/sh\necho text\n',
  'windows.sh': '#!/bin/sh\r\necho text\r\n',
  'other-processor': '\x7fELF text',
  'start.sh': 'no-such-program wsgi\n',
};

/** What a shell is given, and what is said of its answer. */
const EXPECTED: Readonly<Record<string, string>> = {
  'no-such-program wsgi': 'program-missing',
  'exec no-such-program wsgi': 'program-missing',
  'sh start.sh': 'program-missing',
  'sh no-such-script.sh': 'program-missing',
  './no-such-script.sh': 'program-missing',
  './no-right.sh': 'permission-denied',
  './first-line.sh': 'program-missing',
  './windows.sh': 'program-missing',
  './other-processor': 'program-missing',
  'env no-such-program': 'program-missing',
  'exec timeout 5 no-such-program': 'program-missing',
  'python3 manage.py': 'program-missing',
};

for (const shell of ['sh', 'bash']) {
  test(`what ${shell} writes of a program that it cannot start is recognised`, (t) => {
    if (spawnSync(shell, ['-c', 'exit 0']).error) return t.skip(`${shell} is not installed`);
    using folder = new ScratchFolder();
    folder.write(FILES);
    for (const name of ['first-line.sh', 'windows.sh', 'other-processor']) chmodSync(folder.file(name), 0o755);
    const said = Object.keys(EXPECTED).map((command) => {
      const { stderr } = spawnSync(shell, ['-c', command], { cwd: folder.path, encoding: 'utf8' });
      const { incidents } = readLogText(...stderr.trimEnd().split('\n'));
      return [command, incidents.length === 1 ? incidents[0]?.signature : stderr];
    });
    assert.deepEqual(Object.fromEntries(said), EXPECTED);
  });
}
