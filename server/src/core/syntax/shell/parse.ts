import { detached } from '../../text/detached.ts';
import type { Script } from './ast.ts';
import { CommandList } from './command-list.ts';
import { Cursor } from './cursor.ts';

/**
 * Reads a command as `sh` does. Never throws, takes time in proportion to the text, and keeps what was read before a
 * mistake. Spans count from the start of `text`. What is made of a script may be kept longer than the text it stands in.
 */
export function parseScript(text: string): Script {
  return new CommandList(new Cursor(detached(text), readSubstitution)).read(false);
}

function readSubstitution(cursor: Cursor): Script {
  const { commands } = new CommandList(cursor).read(true);
  return { commands, errors: [], comments: [] };
}
