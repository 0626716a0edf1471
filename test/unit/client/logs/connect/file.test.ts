// A file of a window on this machine: on its disk, or in a repository that is elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { file as File } from '../../../../../client/src/logs/connect/file.ts';
import { clientModule } from '../../../../support/client-module.ts';
import { RunningSource } from '../sources/run-source.ts';

const text = Buffer.from('one\ntwo\n');
const { file } = await clientModule<{ file: typeof File }>('client/src/logs/connect/file.ts', {
  FileType: { File: 1 },
  Uri: { parse: (address: string) => address },
  workspace: {
    asRelativePath: (address: string) => address.replace(/^.*\/shop\//, ''),
    getWorkspaceFolder: () => ({ uri: 'vscode-vfs://github/shop' }),
    fs: { stat: async () => ({ type: 1, size: text.length, mtime: 1 }), readFile: async () => text },
  },
});

test('a log of a repository that is on no disk is read through VS Code', async () => {
  const path = 'vscode-vfs://github/shop/logs/app.log';
  const source = file.read({ kind: 'file', path }, {} as never);
  assert.deepEqual(
    [source?.label, source?.folder, source?.needsFolder],
    ['logs/app.log', 'vscode-vfs://github/shop', false],
  );
  const running = new RunningSource(source?.create() ?? assert.fail());
  await running.until(() => running.lines.length === 2);
  await running.stop();
  assert.deepEqual(running.lines, ['one', 'two']);
});
