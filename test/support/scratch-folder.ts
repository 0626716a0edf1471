import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for a test: `using folder = new ScratchFolder()` removes it with all that is in it. */
export class ScratchFolder implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'procfile-doctor-')));

  /** Writes files by their path below the folder. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(this.file(path)), { recursive: true });
      writeFileSync(this.file(path), text);
    }
  }

  file(path: string): string {
    return join(this.path, path);
  }

  read(path: string): string {
    return readFileSync(this.file(path), 'utf8');
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}
