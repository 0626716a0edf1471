import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Configurations } from '../../../server/src/workspace/configurations.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/workspace/settings.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../support/memory-file-system.ts';

const FILE = '.procfile-doctor.yaml';
const choosing = (severity: string) => `rules:\n  gunicorn/daemon: ${severity}\n`;

/** `hold`: what is read from now on comes when the function that it returns is called. */
function configurationsOf(files: Record<string, string>) {
  const inMemory = memoryFileSystem(files);
  let held = Promise.resolve();
  const configurations = new Configurations(
    {
      ...inMemory,
      readFile: async (uri, maxBytes) => {
        const text = await inMemory.readFile(uri, maxBytes);
        await held;
        return text;
      },
    },
    (folder) => folder === MEMORY_FOLDER,
  );
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const choice = () => configurations.settingsFor(MEMORY_FOLDER, DEFAULT_SETTINGS).rules['gunicorn/daemon'];
  return { configurations, hold, choice };
}

test('until a file is read again, what it said counts; then only what it says', async () => {
  const files: Record<string, string> = { [FILE]: choosing('off') };
  const { configurations, hold, choice } = configurationsOf(files);
  assert.equal(choice(), undefined);
  await configurations.load(MEMORY_FOLDER);
  assert.equal(choice(), 'off');

  files[FILE] = choosing('hint');
  const release = hold();
  const reloading = configurations.reload([MEMORY_FOLDER]);
  assert.equal(choice(), 'off');
  release();
  await reloading;
  assert.equal(choice(), 'hint');

  delete files[FILE];
  await configurations.reload([MEMORY_FOLDER]);
  assert.deepEqual([choice(), configurations.foundFor([MEMORY_FOLDER])], [undefined, []]);
});

test('what was read before the last change does not replace what was read after it', async () => {
  const files: Record<string, string> = { [FILE]: choosing('off') };
  const { configurations, hold, choice } = configurationsOf(files);
  const release = hold();
  const early = configurations.load(MEMORY_FOLDER);
  await new Promise((resolve) => setImmediate(resolve));
  files[FILE] = choosing('hint');
  hold()();
  await configurations.reload([MEMORY_FOLDER]);
  release();
  await early;
  assert.equal(choice(), 'hint');
});

test('of folders where nothing is open any more nothing is kept', async () => {
  const { configurations, choice } = configurationsOf({ [FILE]: choosing('off') });
  await configurations.load(MEMORY_FOLDER);
  await configurations.reload([]);
  assert.deepEqual([choice(), configurations.foundFor([MEMORY_FOLDER])], [undefined, []]);
});
