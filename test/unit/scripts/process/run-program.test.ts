import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runNpm } from '../../../../scripts/process/run-program.mjs';

/** Port 9 of this machine: nobody listens to what is thrown away there (RFC 863). */
const UNREACHABLE = ['--registry=http://127.0.0.1:9/', '--fetch-retries=0', '--loglevel=error'];

const cwd = mkdtempSync(join(tmpdir(), 'procfile-doctor-npm-'));
after(() => rmSync(cwd, { recursive: true }));

test('a registry that does not answer is named as the reason, without the stack of npm', async () => {
  await assert.rejects(runNpm(['view', 'yaml', `--cache=${cwd}`, ...UNREACHABLE], { cwd }), ({ message }: Error) => {
    assert.match(message, /^npm view: the registry does not answer \(ECONNREFUSED\)\. .*needs the network/);
    return !message.includes('\n');
  });
});

test('whatever else npm ends with is shown as it says it', async () => {
  await assert.rejects(runNpm(['run', 'nothing'], { cwd }), /ended with \d+:\n[\s\S]*npm error/);
});
