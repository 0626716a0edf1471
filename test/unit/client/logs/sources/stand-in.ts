import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import type { TestContext } from 'node:test';

/** Puts a small program of that name in front of the path for the time of a test; `script` is JavaScript. */
export function standIn(t: TestContext, name: string, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-stand-in-'));
  const file = join(folder, name);
  writeFileSync(
    file,
    `#!${process.execPath}\nconst args = process.argv.slice(2);\nconst folder = __dirname;\n${script}\n`,
  );
  chmodSync(file, 0o755);
  const path = process.env['PATH'];
  process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
  t.after(() => {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
