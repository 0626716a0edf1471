import type { Script } from './ast.ts';
import { CommandList } from './command-list.ts';
import { Cursor } from './cursor.ts';
import { Memo } from './memo.ts';

const memo = new Memo<Script>();

/**
 * Reads a command as `sh` does. Never throws, takes time in proportion to the text, and keeps what was read before a
 * mistake. Spans count from the start of `text`. The same text gives the same object while someone uses it.
 */
export function parseScript(text: string): Script {
  return memo.get(text, (own) => new CommandList(new Cursor(own, readSubstitution)).read(false));
}

function readSubstitution(cursor: Cursor): Script {
  const { commands } = new CommandList(cursor).read(true);
  return { commands, errors: [], comments: [] };
}
