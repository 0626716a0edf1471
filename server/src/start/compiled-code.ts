/**
 * Node only. Keeps what V8 compiled between starts (https://v8.dev/blog/code-caching), so that a program of a megabyte is not
 * compiled again each time. `module.enableCompileCache` does this from Node 22.8 on, but not for files that are loaded as
 * scripts. Its two variables count here, too: NODE_COMPILE_CACHE is the folder, NODE_DISABLE_COMPILE_CACHE turns it off.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** By then the functions that are needed first have run: V8 writes down only what it has compiled. */
const KEEP_AFTER_MS = 5000;
/** The checksum has four bytes. Eight, because V8 copies data that does not begin at a multiple of eight. */
const CHECKSUM_BYTES = 8;
/** By then a newer release has replaced this one, and nobody reads its files; whoever does writes them again. */
const MOST_DAYS = 30;
/** The names that `keptFile` gives, and those of unfinished files: the folder may hold files of others. */
const OURS = /^[a-z0-9-]+\.js-[0-9a-f]+-[0-9.]+.*\.bin(?:\.\d+)?$/;

/** What the script in the file `path` evaluates to. */
export function runScript(path: string): unknown {
  const source = readFileSync(path);
  const file = keptFile(path, process.env);
  const cachedData = file && read(file, source);
  const script = new Script(source.toString(), { filename: path, ...(cachedData && { cachedData }) });
  // V8 rejects what another version of itself wrote, or one with other options.
  if (file && (!cachedData || script.cachedDataRejected)) {
    setTimeout(() => keep(file, source, script.createCachedData()), KEEP_AFTER_MS).unref();
  }
  return script.runInThisContext();
}

/** Only in the user's own cache folder: whoever can write there can run programs as the user anyway. */
function keptFile(path: string, env: NodeJS.ProcessEnv): string | undefined {
  // Node has `crc32` from 20.15 and 22.2 on.
  if (env['NODE_DISABLE_COMPILE_CACHE'] || !crc32) return undefined;
  const folder = env['NODE_COMPILE_CACHE'] || cacheFolder(env);
  if (folder === undefined) return undefined;
  // Several copies may be installed: in two editors, or for the terminal.
  const place = crc32(path).toString(16);
  return join(folder, `${basename(path)}-${place}-${process.versions.v8}-${process.arch}.bin`);
}

/** Not the temporary folder, where others can write. Undefined for a user without a home folder. */
function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  const own = 'procfile-doctor';
  try {
    if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', own);
    if (process.platform === 'win32') return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), own);
    return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), own);
  } catch {
    return undefined;
  }
}

/** Undefined when there is none, when it was made from another source, or when it is damaged, which V8 does not check. */
function read(file: string, source: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(CHECKSUM_BYTES);
    return checksum(source, data).equals(bytes.subarray(0, CHECKSUM_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; without a folder that can be written, every start is as slow as the first. */
function keep(file: string, source: Buffer, data: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, Buffer.concat([checksum(source, data), data]), { mode: 0o600 });
    renameSync(unfinished, file);
    removeOld(dirname(file));
  } catch {
    // Nothing depends on it.
  }
}

function removeOld(folder: string): void {
  const ours = readdirSync(folder).filter((name) => OURS.test(name));
  for (const path of ours.map((name) => join(folder, name))) {
    if (Date.now() - statSync(path).mtimeMs > MOST_DAYS * 24 * 3600 * 1000) rmSync(path);
  }
}

/** Against accidents, not attackers (`keptFile`), as in Node's own cache; `node:crypto` would take longer to load. */
function checksum(source: Buffer, data: Buffer): Buffer {
  const bytes = Buffer.alloc(CHECKSUM_BYTES);
  bytes.writeUInt32BE(crc32(data, crc32(source)));
  return bytes;
}
