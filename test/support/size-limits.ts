import { readFileSync, statSync } from 'node:fs';

interface SizeLimit {
  /** KB of 1024 bytes that the design allows, and that must not be exceeded today. */
  readonly budget: number;
  readonly limit: number;
}

const { files } = JSON.parse(readFileSync('test/package/size-limits.json', 'utf8')) as {
  readonly files: Readonly<Record<string, SizeLimit>>;
};

export const limitedFiles: readonly string[] = Object.keys(files);

/** The size of a built file in words, and whether it is within its limit. */
export function sizeOf(path: string): { readonly text: string; readonly fits: boolean } {
  const limits = files[path];
  if (!limits) throw new Error(`test/package/size-limits.json has no limit for ${path}`);
  const size = statSync(path).size / 1024;
  const met = size <= limits.budget ? '' : ', over budget';
  const text = `${path}: ${size.toFixed(0)} KB (budget ${limits.budget}, limit ${limits.limit}${met})`;
  return { text, fits: size <= limits.limit };
}
