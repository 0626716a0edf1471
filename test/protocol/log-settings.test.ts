// What the log panel learns of the applications whose logs it reads: at once, and when a file says something else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LOG_FOLDERS, LOG_SETTINGS, type LogSettingsParams } from '../../server/src/core/messages/loop-messages.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const procfile = (format: string) => `web: gunicorn wsgi --access-logformat '${format}'\n`;

class Panel {
  private readonly told: LogSettingsParams[] = [];
  private wake: () => void = () => {};

  constructor(private readonly server: LanguageServer) {
    server.connection.onNotification(LOG_SETTINGS, (params: LogSettingsParams) => {
      this.told.push(params);
      this.wake();
    });
  }

  watch(...folders: readonly string[]) {
    return this.server.connection.sendNotification(LOG_FOLDERS, { folders });
  }

  /** What is told next. */
  async next(): Promise<LogSettingsParams['folders']> {
    while (this.told.length === 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.told.shift()?.folders ?? [];
  }
}

test('formats, thresholds and patterns of a folder, from files that nobody has open', async () => {
  using folder = new ScratchFolder();
  folder.write({
    '.git/HEAD': '',
    'shop/Procfile': procfile('%(s)s in %(M)s ms'),
    'shop/below/Procfile': procfile('%(s)s of another application'),
    '.procfile-doctor.yaml':
      'logs:\n  thresholds: {poolUse: 90}\n  patterns:\n    mine: {pattern: payment refused, title: Refused}\n',
  });
  const uri = pathToFileURL(folder.file('shop')).href;
  await using server = await LanguageServer.start();
  const panel = new Panel(server);
  await panel.watch(uri);
  assert.deepEqual(await panel.next(), [
    {
      folder: uri,
      accessFormats: ['%(s)s in %(M)s ms'],
      thresholds: { poolUse: 90 },
      patterns: [{ id: 'mine', pattern: 'payment refused', severity: 'error', title: 'Refused' }],
    },
  ]);
  assert.equal(await server.stop(), 0);
});

test('an open text counts while it is typed, a file when it changes', async () => {
  using folder = new ScratchFolder();
  folder.write({ '.git/HEAD': '', Procfile: procfile('%(s)s') });
  const uri = pathToFileURL(folder.path).href;
  const file = `${uri}/Procfile`;
  await using server = await LanguageServer.start();
  const panel = new Panel(server);
  const formats = async () => (await panel.next()).map(({ accessFormats }) => accessFormats);
  await server.open(file, procfile('%(s)s %(D)s'));
  await panel.watch(uri);
  assert.deepEqual(await formats(), [['%(s)s %(D)s']]);
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: file, version: 2 },
    contentChanges: [{ text: procfile('%(s)s %(L)s') }],
  });
  assert.deepEqual(await formats(), [['%(s)s %(L)s']]);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: file } });
  assert.deepEqual(await formats(), [['%(s)s']]);

  folder.write({ '.procfile-doctor.yaml': 'logs: {thresholds: {p95: 800}}\n' });
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: `${uri}/.procfile-doctor.yaml`, type: 1 }],
  });
  assert.deepEqual(
    (await panel.next()).map(({ thresholds }) => thresholds),
    [{ p95: 800 }],
  );
  assert.equal(await server.stop(), 0);
});

test('what is no list of folders watches nothing', async () => {
  await using server = await LanguageServer.start();
  for (const params of [{}, { folders: 1 }, { folders: [1, null] }, { folders: ['file:///no/such/folder'] }]) {
    await server.connection.sendNotification(LOG_FOLDERS, params);
  }
  const panel = new Panel(server);
  assert.deepEqual(await panel.next(), [
    { folder: 'file:///no/such/folder', accessFormats: [], thresholds: {}, patterns: [] },
  ]);
  assert.equal(await server.stop(), 0);
});
