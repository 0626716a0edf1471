// What V8 compiled is kept for the next start: in one file of the folder that is named, whole, and only if it is wanted.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { setV8Options } from '../../server/src/start/v8-options.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const URI = 'file:///nowhere/Procfile';

/** The codes of what is found in a Procfile by a server whose compiled code is in `folder`. */
async function codes(folder: string, until: () => Promise<unknown> = async () => {}): Promise<unknown[]> {
  await using server = await LanguageServer.start({}, 'dist/server.js', {
    NODE_COMPILE_CACHE: folder,
    NODE_DISABLE_COMPILE_CACHE: '',
  });
  await server.open(URI, 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n');
  const found = await server.diagnostics(URI);
  await until();
  assert.equal(await server.stop(), 0);
  return found.map(({ code }) => code);
}

const old = 'language.js-0-1.2.3-x64.bin';
/** Of a server that was killed while it wrote. */
const unfinished = `${old}.4711`;

/** Resolves when a finished file is in the folder. */
function kept(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const watcher = watch(folder);
    const look = () => {
      const [name] = readdirSync(folder).filter((one) => /^language\.js-.+\.bin$/.test(one) && one !== old);
      if (name === undefined) return;
      watcher.close();
      resolve(`${folder}/${name}`);
    };
    watcher.on('change', look);
    look();
  });
}

test('compiled code is kept, used, and passed over when it is damaged', async () => {
  using scratch = new ScratchFolder();
  scratch.write({ [old]: '', [unfinished]: '', 'others.bin': '' });
  for (const name of [old, unfinished, 'others.bin']) utimesSync(scratch.file(name), 0, 0);
  let file = '';
  const found = await codes(scratch.path, async () => {
    file = await kept(scratch.path);
  });
  assert.deepEqual(found, ['gunicorn/unknown-option']);
  // Parts that it has loaded since are kept a moment later.
  const whole = readdirSync(scratch.path).filter((name) => /^(?:language\.js|others)/.test(name));
  assert.deepEqual(whole, [basename(file), 'others.bin']);
  const bytes = readFileSync(file);
  // It is compared with the options of this process, too.
  setV8Options();
  const script = new Script(readFileSync('dist/language.js', 'utf8'), { cachedData: bytes.subarray(8) });
  assert.equal(script.cachedDataRejected, false);
  assert.deepEqual(await codes(scratch.path), found);
  // V8 looks at the head of its data only, and would run what stands here.
  writeFileSync(file, bytes.fill(7, bytes.length / 2));
  assert.deepEqual(await codes(scratch.path), found);
});

test('a folder that cannot be made stops nothing', async () => {
  using scratch = new ScratchFolder();
  scratch.write({ file: '' });
  const folder = scratch.file('file/below');
  assert.deepEqual(await codes(folder), ['gunicorn/unknown-option']);
  assert.equal(existsSync(folder), false);
});
