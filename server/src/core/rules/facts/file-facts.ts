import { Kept } from '../../caches/kept.ts';
import type { Document } from '../../model/document.ts';
import { readAppDesc } from '../../platforms/blueking/app-desc.ts';

/**
 * Facts that a file states once for all its processes. Rules about processes may use them, too: apart from the process
 * itself, a change of these is the only change in the file after which such rules run again.
 */
interface FileFacts {
  /** True if the file itself may choose the port that the platform sends requests to. */
  readonly mayRouteToAnyPort: boolean;
  readonly namesTargetPorts: boolean;
  /** True if the file itself sets the time that a process has to stop. */
  readonly setsShutdownTime: boolean;
}

const PROCFILE: FileFacts = { mayRouteToAnyPort: false, namesTargetPorts: false, setsShutdownTime: false };
const known = new Kept<Document['syntax'], FileFacts>();

export function fileFacts({ syntax, content }: Document): FileFacts {
  if (syntax.kind !== 'app-desc') return PROCFILE;
  let facts = known.of(syntax);
  if (!facts) {
    facts = {
      mayRouteToAnyPort: readAppDesc(syntax).version.number !== 2,
      namesTargetPorts: ['target_port', 'targetPort'].some((key) => content.includes(key)),
      setsShutdownTime: content.includes('gracefulShutdownSeconds'),
    };
    known.set(syntax, facts);
  }
  return facts;
}
