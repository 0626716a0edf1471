import type { ProgramStart } from './program-starts.ts';

/** Processes that every deploy starts; others may be there for `heroku run NAME`, at a terminal. */
const STARTED = ['release', 'web'];

/** True for what a deploy runs, without anyone at a terminal: hooks, a release, what serves, and steps in front of a process. */
export function runsAtDeploy({ process, invocation }: Pick<ProgramStart, 'process' | 'invocation'>): boolean {
  return process.role === 'hook' || STARTED.includes(process.name) || !invocation.isMain;
}
