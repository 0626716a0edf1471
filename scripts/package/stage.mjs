// @ts-check
// A folder with nothing but what goes into the VSIX: vsce walks the whole folder it works in, and ours holds downloaded
// programs and editors.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../process/root.mjs';

/**
 * Copies what `.vscodeignore` lets in.
 * @param {string} folder made anew
 */
export function stage(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of packedPaths()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  cpSync(join(root, '.vscodeignore'), join(folder, '.vscodeignore'));
  writeFileSync(join(folder, 'README.md'), readme());
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
}

/** The patterns behind `!`: files, `folder/**`, and names with a `*`. */
function packedPaths() {
  const patterns = readFileSync(join(root, '.vscodeignore'), 'utf8').match(/(?<=^!).+$/gm) ?? [];
  return patterns.flatMap((pattern) => {
    if (pattern.endsWith('/**')) return [pattern.slice(0, -3)];
    if (!pattern.includes('*')) return [pattern];
    const folder = dirname(pattern);
    const name = new RegExp(
      `^${pattern
        .slice(folder === '.' ? 0 : folder.length + 1)
        .replaceAll('.', '\\.')
        .replaceAll('*', '[^/]*')}$`,
    );
    return readdirSync(join(root, folder))
      .filter((entry) => name.test(entry))
      .map((entry) => join(folder, entry));
  });
}

/** Who reads it in VS Code or on the marketplace has no clone: what is for one is left out. */
function readme() {
  return readFileSync(join(root, 'README.md'), 'utf8').replace(/<!-- clone -->.*?<!-- \/clone -->\n+/gs, '');
}

/** What npm and the build need does not concern VS Code; vsce refuses `files` beside a `.vscodeignore`. */
function manifest() {
  const { files, bin, scripts, devDependencies, ...rest } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return rest;
}
