/**
 * The commands but `logs` are parts of the server's program, dist/cli/check.js and so on, and most of what they need lies in its
 * other parts (scripts/build/language-parts.mjs). What V8 compiled is not cached: a command ends before that would be written.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type LanguagePart, partLoader } from './start/language-part.ts';

/** What a part exports, by the name of its file in dist, such as `cli/check`. */
export const part = partLoader(readPart, ofNode);

function readPart(name: string): LanguagePart {
  const filename = join(__dirname, '..', `${name}.js`);
  return new Script(readFileSync(filename, 'utf8'), { filename }).runInThisContext() as LanguagePart;
}

/** Node's own modules, and logs.js, the file beside this one that is not a part. */
function ofNode(name: string): object | undefined {
  return name.startsWith('node:') || name.startsWith('./') ? require(name) : undefined;
}
