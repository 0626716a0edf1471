/** Puts a repaired text in the place of a file's, so that a full disk or a kill leaves the old text or the new one. */
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * What the operating system says where a file may be written, but no other put in its place: a folder that is read-only or whose
 * files belong to others (EACCES, EPERM, EROFS), a file that is mounted by itself, as into a container (EBUSY, EXDEV), or that
 * another program holds open on Windows (EBUSY, EPERM).
 */
const IN_PLACE_ONLY: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

/**
 * A link stays a link, a file keeps its mode, its owner and its other names (hard links). Access lists and extended attributes
 * are not kept, as Node cannot read them. `before`, what is in the file now, is put back where nothing but writing over it is
 * possible and that fails. Throws an Error of one line.
 */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  let target: string;
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Error('not a file');
    target = await realpath(path);
    // Another file could be put in the place of one that is protected.
    await access(target, constants.W_OK);
    if (stats.nlink === 1 && (await isReplaced(target, after, stats))) return;
  } catch (error) {
    throw new Error(`${path} is not repaired: ${reason(error)}`);
  }
  try {
    await writeOver(target, after);
  } catch (error) {
    await writeOver(target, before).catch(() => {
      throw new Error(`${path} is damaged, neither its new text nor its old one could be written: ${reason(error)}`);
    });
    throw new Error(`${path} is not repaired: ${reason(error)}`);
  }
}

/** False where the file cannot be replaced, but may be written over. */
async function isReplaced(target: string, text: string, { mode, uid, gid }: Stats): Promise<boolean> {
  // Nobody takes it for a Procfile, nor could have foreseen its name and put a link there.
  const beside = join(dirname(target), `.procfile-doctor-${randomUUID()}`);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      const made = await file.stat();
      if (made.uid !== uid || made.gid !== gid) await file.chown(uid, gid);
      await file.chmod(mode & 0o7777);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
    return true;
  } catch (error) {
    await rm(beside, { force: true });
    if (error instanceof Error && 'code' in error && IN_PLACE_ONLY.has(String(error.code))) return false;
    throw error;
  }
}

async function writeOver(target: string, text: string): Promise<void> {
  const file = await open(target, 'r+');
  try {
    await file.writeFile(text);
    // Last: as long as the new text is not there, the space of the old one stays its own.
    await file.truncate(Buffer.byteLength(text));
    await file.sync();
  } finally {
    await file.close();
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
