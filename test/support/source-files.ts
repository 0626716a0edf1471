// Reads the project's own source for the tests that watch over its shape.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly imports: readonly ImportStatement[];
}

interface ImportStatement {
  /** The imported file from the root of the project, or the name of a package. */
  readonly target: string;
  /** From 1. */
  readonly line: number;
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`, also when they only import types. */
const importPattern =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

export function importsOf(path: string, text: string): readonly ImportStatement[] {
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const end = match.index + match[0].length;
    return {
      target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
      line: text.slice(0, end).split('\n').length,
    };
  });
}

/** Every file below the folders whose name ends in one of `endings`, fixtures excepted. */
export function sourceFiles(folders: readonly string[], endings: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.includes('/fixtures/'))
      .sort()
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return { path, lines: text.replace(/\n$/, '').split('\n'), imports: importsOf(path, text) };
      }),
  );
}
