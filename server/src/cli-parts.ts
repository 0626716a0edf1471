/**
 * The commands but `logs` are parts of the server's program, dist/cli/check.js and so on, and most of what they need lies in its
 * other parts (scripts/build/language-parts.mjs). What V8 compiled is not kept: a command is over before it could be.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type LanguagePart, partLoader } from './start/language-part.ts';

/** What a part gives out, by the name of its file in dist, such as `cli/check`. */
export const part = partLoader(readPart, ofNode);

function readPart(name: string): LanguagePart {
  const filename = join(__dirname, '..', `${name}.js`);
  return new Script(readFileSync(filename, 'utf8'), { filename }).runInThisContext() as LanguagePart;
}

/** Its own modules, and the file beside this one that is no part: logs.js. */
function ofNode(name: string): object | undefined {
  return name.startsWith('node:') || name.startsWith('./') ? require(name) : undefined;
}
