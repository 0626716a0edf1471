import type { Script } from './ast.ts';
import { CommandList } from './command-list.ts';
import { Cursor } from './cursor.ts';
import { Memo } from './memo.ts';

/** Enough for the commands of a file of about a megabyte; beyond it the least recently used are forgotten. */
const memo = new Memo<Script>(1_000_000);

/**
 * Reads a command as `sh` does. Never throws, takes time in proportion to the text, and keeps what was read before a
 * mistake. Spans count from the start of `text`. The same text gives the same object while it is remembered.
 */
export function parseScript(text: string): Script {
  return memo.get(text, () => new CommandList(new Cursor(text, readSubstitution)).read(false));
}

function readSubstitution(cursor: Cursor): Script {
  const { commands } = new CommandList(cursor).read(true);
  return { commands, errors: [], comments: [] };
}
