/**
 * Node only. V8 keeps what it compiled (https://v8.dev/blog/code-caching), so that a program of a megabyte is not read and
 * compiled again at every start. `module.enableCompileCache` does this from Node 22.8 on, and not for a file that is loaded
 * by hand; the two variables that steer it steer this, too: NODE_COMPILE_CACHE is the folder, NODE_DISABLE_COMPILE_CACHE
 * turns it off.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** By then the functions that are needed first were called: only what was compiled is kept. In milliseconds. */
const KEEP_AFTER = 5000;
const DIGEST_BYTES = 32;

/** What the script in the file `path` evaluates to. */
export function runScript(path: string): unknown {
  const source = readFileSync(path, 'utf8');
  const file = keptFile(process.env);
  const cachedData = file && read(file, source);
  const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
  // V8 rejects what another version of itself wrote, or one with other options.
  if (file && (!cachedData || script.cachedDataRejected)) {
    setTimeout(() => keep(file, source, script.createCachedData()), KEEP_AFTER).unref();
  }
  return script.runInThisContext();
}

/** In the user's own folder for such files and nowhere else: who can write there could run programs as the user anyway. */
function keptFile(env: NodeJS.ProcessEnv): string | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  const folders = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'),
    linux: env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  };
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const folder = env['NODE_COMPILE_CACHE'] || join(folders[platform], 'procfile-doctor');
  return join(folder, `language-${process.versions.v8}-${process.arch}.bin`);
}

/** Undefined when there is none, when it was made of another source, or when it is damaged: V8 does not look for that. */
function read(file: string, source: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST_BYTES);
    return digest(source, data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; without a folder that can be written, every start is as slow as the first. */
function keep(file: string, source: string, data: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, Buffer.concat([digest(source, data), data]), { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    // Nothing depends on it.
  }
}

function digest(source: string, data: Buffer): Buffer {
  return createHash('sha256').update(source).update(data).digest();
}
