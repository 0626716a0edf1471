import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

interface SizeLimit {
  /** KB of 1024 bytes that the design allows, and that must not be exceeded today. */
  readonly budget: number;
  readonly limit: number;
}

const { files } = JSON.parse(readFileSync('test/package/size-limits.json', 'utf8')) as {
  readonly files: Readonly<Record<string, SizeLimit>>;
};

/** Paths; a name may hold a `*`, and then speaks of several files together. */
export const limitedFiles: readonly string[] = Object.keys(files);

export function hasLimit(path: string): boolean {
  return limitedFiles.some((limited) => matches(limited, path));
}

/** The size of what is built in words, and whether it is within its limit. */
export function sizeOf(path: string): { readonly text: string; readonly fits: boolean } {
  const limits = files[path];
  if (!limits) throw new Error(`test/package/size-limits.json has no limit for ${path}`);
  const built = readdirSync(dirname(path))
    .map((name) => `${dirname(path)}/${name}`)
    .filter((one) => matches(path, one));
  if (built.length === 0) throw new Error(`${path} is not built`);
  const size = built.reduce((sum, one) => sum + statSync(join(one)).size, 0) / 1024;
  const met = size <= limits.budget ? '' : ', over budget';
  const text = `${path}: ${size.toFixed(0)} KB (budget ${limits.budget}, limit ${limits.limit}${met})`;
  return { text, fits: size <= limits.limit };
}

function matches(limited: string, path: string): boolean {
  if (dirname(limited) !== dirname(path)) return false;
  const [before = '', after] = basename(limited).split('*');
  const name = basename(path);
  return after === undefined ? name === before : name.startsWith(before) && name.endsWith(after);
}
