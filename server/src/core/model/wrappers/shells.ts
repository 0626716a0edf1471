import type { Wrapper } from './wrapper.ts';

/** The shell itself, and its built-in commands that run another command. */
export const SHELLS: readonly Wrapper[] = [
  {
    names: ['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh'],
    example: "bash -eo pipefail -c 'gunicorn app:app'",
    scriptFlag: '-c',
    valueOptions: ['-o', '-O', '+o', '+O', '--rcfile', '--init-file'],
    source: 'POSIX.1-2017, sh; bash(1), OPTIONS',
  },
  {
    names: ['exec'],
    example: 'exec -a web gunicorn app:app',
    valueOptions: ['-a'],
    source: 'bash(1), exec [-cl] [-a name] [command [arguments]]',
  },
  { names: ['command'], example: 'command gunicorn app:app', unless: ['-v', '-V'], source: 'POSIX.1-2017, command' },
  { names: ['builtin'], example: 'builtin exec gunicorn app:app', source: 'bash(1), builtin' },
  { names: ['eval'], example: "eval 'gunicorn app:app'", singleWordIsScript: true, source: 'POSIX.1-2017, eval' },
  {
    names: ['time'],
    example: 'time -p gunicorn app:app',
    valueOptions: ['-f', '--format', '-o', '--output'],
    source: 'POSIX.1-2017, time; time(1)',
  },
];
