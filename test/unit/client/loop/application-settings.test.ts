import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApplicationSettings } from '../../../../client/src/loop/application-settings.ts';
import { DEFAULT_THRESHOLDS } from '../../../../server/src/core/logs/health/thresholds.ts';
import type { UserPattern } from '../../../../server/src/core/logs/signatures/user-patterns.ts';

const pattern = (id: string, source: string): UserPattern => ({ id, pattern: source, severity: 'error', title: id });

class World {
  readonly sent: unknown[] = [];
  readonly folders = new Map<string, string>();
  isRunning = false;
  woken = 0;
  changes = 0;
  hear: (params: unknown) => void = () => {};
  private start: () => void = () => {};
  readonly editor = {
    thresholds: { ...DEFAULT_THRESHOLDS, p95: 2_000_000, poolUse: 0.7 },
    patterns: [pattern('mine', 'a'), pattern('both', 'editor')],
  };
  readonly settings = new ApplicationSettings(
    {
      isRunning: () => this.isRunning,
      wake: () => this.woken++,
      notify: (_, params) => this.sent.push(params),
      onNotification: (_, listener) => {
        this.hear = listener;
      },
      onDidStart: (listener) => {
        this.start = listener;
      },
    },
    { of: (source) => this.folders.get(source) },
    () => this.editor,
    () => this.changes++,
  );

  add(source: string, folder: string): void {
    this.folders.set(source, folder);
    this.settings.add(source);
    this.settings.foldersChanged();
  }

  started(): void {
    this.isRunning = true;
    this.start();
  }
}

const SHOP = {
  folder: 'file:///shop',
  accessFormats: ['%(s)s'],
  thresholds: { poolUse: 90 },
  patterns: [pattern('both', 'file')],
};

test('folders are told when they change, and to every new server', () => {
  const world = new World();
  world.add('a', 'file:///shop');
  assert.deepEqual([world.woken, world.sent], [1, []]);
  world.started();
  world.add('b', 'file:///shop');
  world.add('c', 'file:///blog');
  world.started();
  const both = { folders: ['file:///blog', 'file:///shop'] };
  assert.deepEqual(world.sent, [{ folders: ['file:///shop'] }, both, both]);
});

test('what a file says counts more than the editor, item by item', () => {
  const world = new World();
  world.add('a', 'file:///shop');
  world.hear({ folders: [SHOP] });
  assert.equal(world.changes, 1);
  assert.deepEqual(world.settings.thresholds, { ...DEFAULT_THRESHOLDS, p95: 2_000_000, poolUse: 0.9 });
  assert.deepEqual(world.settings.thresholdsOf(undefined), world.editor.thresholds);
  assert.deepEqual(world.settings.reading, {
    formats: [['a', ['%(s)s']]],
    patterns: [pattern('mine', 'a'), pattern('both', 'file')],
    poolLimit: 0.9,
  });
});

test('of logs of several applications each is read in its own way; all together are held against the editor', () => {
  const world = new World();
  world.add('a', 'file:///shop');
  world.add('b', 'file:///blog');
  world.hear({ folders: [SHOP, { ...SHOP, folder: 'file:///blog', accessFormats: ['%(s)s %(D)s'], thresholds: {} }] });
  assert.deepEqual(world.settings.reading.formats, [
    ['a', ['%(s)s']],
    ['b', ['%(s)s %(D)s']],
  ]);
  assert.deepEqual(world.settings.thresholds, world.editor.thresholds);
  assert.equal(world.settings.thresholdsOf('file:///shop').poolUse, 0.9);
});

test('what is no answer says nothing', () => {
  const world = new World();
  world.add('a', 'file:///shop');
  for (const params of [undefined, 1, { folders: 1 }, { folders: [1, {}, { folder: 1 }] }]) world.hear(params);
  world.hear({ folders: [{ folder: 'file:///shop', accessFormats: [1], thresholds: { p95: 'x' }, patterns: [{}] }] });
  assert.deepEqual(world.settings.thresholds, world.editor.thresholds);
  assert.deepEqual(world.settings.reading.formats, [['a', []]]);
});

test('what a folder said does not count any more when no log is of it: the folder has left the workspace', () => {
  const world = new World();
  world.add('a', 'file:///shop');
  world.started();
  world.hear({ folders: [SHOP] });
  world.folders.clear();
  world.settings.foldersChanged();
  assert.deepEqual(world.sent.at(-1), { folders: [] });
  assert.deepEqual(world.settings.reading.patterns, world.editor.patterns);
  assert.equal(world.settings.reading.poolLimit, 0.7);
});
