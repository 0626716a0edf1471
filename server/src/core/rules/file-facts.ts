import type { Document } from '../model/document.ts';
import { readAppDesc } from '../platforms/blueking/app-desc.ts';

/**
 * What a file says once and what holds for every process in it. Rules about processes may ask for this, too: a change of
 * it is the only change elsewhere in the file after which they are asked again.
 */
export interface FileFacts {
  /** The file itself says which port the platform sends requests to. */
  readonly mayRouteToAnyPort: boolean;
  readonly namesTargetPorts: boolean;
  /** The file itself says how long a process may take to stop. */
  readonly setsShutdownTime: boolean;
}

const PROCFILE: FileFacts = { mayRouteToAnyPort: false, namesTargetPorts: false, setsShutdownTime: false };
const known = new WeakMap<Document['syntax'], FileFacts>();

export function fileFacts({ syntax, text }: Document): FileFacts {
  if (syntax.kind !== 'app-desc') return PROCFILE;
  let facts = known.get(syntax);
  if (!facts) {
    facts = {
      mayRouteToAnyPort: readAppDesc(syntax).version.number !== 2,
      namesTargetPorts: /\btarget_?port\b/i.test(text),
      setsShutdownTime: text.includes('gracefulShutdownSeconds'),
    };
    known.set(syntax, facts);
  }
  return facts;
}
