import type { Wrapper } from './wrapper.ts';

/** The shell itself, and its built-in commands that run another command. */
export const SHELLS: readonly Wrapper[] = [
  {
    names: ['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh'],
    scriptFlag: '-c',
    valueOptions: ['-o', '-O', '+o', '+O', '--rcfile', '--init-file'],
    source: 'POSIX.1-2017, sh; bash(1), OPTIONS',
  },
  { names: ['exec'], valueOptions: ['-a'], source: 'bash(1), exec [-cl] [-a name] [command [arguments]]' },
  { names: ['command'], unless: ['-v', '-V'], source: 'POSIX.1-2017, command' },
  { names: ['builtin'], source: 'bash(1), builtin' },
  { names: ['eval'], singleWordIsScript: true, source: 'POSIX.1-2017, eval' },
  { names: ['time'], valueOptions: ['-f', '--format', '-o', '--output'], source: 'POSIX.1-2017, time; time(1)' },
];
