// Which folder a log belongs to, in workspaces that the test plays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogFolders as Folders } from '../../../../client/src/loop/log-folders.ts';
import { clientModule } from '../../../support/client-module.ts';

/** An address, as far as it is needed. */
const uri = (text: string) => ({ path: text.replace('file://', ''), toString: () => text });
type Address = ReturnType<typeof uri>;

/** The files of the workspace, and its folders; both can change. */
const workspace = { files: [] as readonly string[], folders: [] as readonly string[] };

const { LogFolders } = await clientModule<{ LogFolders: typeof Folders }>('client/src/loop/log-folders.ts', {
  Uri: { parse: uri, joinPath: (at: Address) => uri(at.toString().slice(0, at.toString().lastIndexOf('/'))) },
  RelativePattern: class {
    constructor(readonly base: Address) {}
  },
  workspace: {
    getWorkspaceFolder: (at: Address) => workspace.folders.find((folder) => `${at}/`.startsWith(`${folder}/`)),
    findFiles: async (pattern: { readonly base?: Address }) =>
      workspace.files
        .filter((file) => workspace.folders.some((folder) => file.startsWith(`${folder}/`)))
        .filter((file) => file.startsWith(pattern.base?.toString() ?? ''))
        .map(uri),
  },
});

function memento() {
  const kept: Record<string, unknown> = {};
  const update = async (key: string, value: unknown) => {
    kept[key] = value;
  };
  return { get: (key: string) => kept[key], update };
}

test('a folder that has left the workspace has no logs any more: the one that is left has', async () => {
  workspace.files = ['file:///shop/Procfile', 'file:///mail/Procfile'];
  workspace.folders = ['file:///shop', 'file:///mail'];
  const folders = new LogFolders(memento() as never);
  await folders.guess('demo', 'shop', undefined);
  assert.equal(folders.of('demo'), 'file:///shop');
  workspace.folders = ['file:///mail'];
  await folders.guess('demo', 'shop', undefined);
  assert.equal(folders.of('demo'), 'file:///mail');
});

test('what a person has chosen counts for as long as processes are defined there, and again when they are', async () => {
  workspace.folders = ['file:///shop'];
  const both = ['file:///shop/api/Procfile', 'file:///shop/web/Procfile'];
  workspace.files = both;
  const folders = new LogFolders(memento() as never);
  await folders.choose('demo', 'file:///shop/api');
  await folders.guess('demo', undefined, undefined);
  assert.equal(folders.of('demo'), 'file:///shop/api');
  workspace.files = ['file:///shop/web/Procfile'];
  await folders.guess('demo', undefined, undefined);
  assert.equal(folders.of('demo'), 'file:///shop/web');
  workspace.files = both;
  await folders.guess('demo', undefined, undefined);
  assert.equal(folders.of('demo'), 'file:///shop/api');
});
