import type { Wrapper } from './wrapper.ts';

/** coreutils, util-linux and other small programs that change one thing about the process they start. */
export const OPERATING_SYSTEM: readonly Wrapper[] = [
  {
    names: ['env'],
    assignments: true,
    valueOptions: ['-u', '--unset', '-S', '--split-string'],
    directoryOptions: ['-C', '--chdir'],
    source: 'coreutils, env(1)',
  },
  { names: ['nice'], valueOptions: ['-n', '--adjustment'], source: 'coreutils, nice(1)' },
  { names: ['nohup'], source: 'coreutils, nohup(1)' },
  {
    names: ['timeout', 'gtimeout'],
    valueOptions: ['-k', '--kill-after', '-s', '--signal'],
    operands: 1,
    source: 'coreutils, timeout(1)',
  },
  {
    names: ['stdbuf'],
    valueOptions: ['-i', '--input', '-o', '--output', '-e', '--error'],
    source: 'coreutils, stdbuf(1)',
  },
  { names: ['setsid'], source: 'util-linux, setsid(1)' },
  {
    names: ['ionice'],
    valueOptions: ['-c', '--class', '-n', '--classdata'],
    source: 'util-linux, ionice(1)',
  },
  { names: ['chrt'], operands: 1, source: 'util-linux, chrt(1)' },
  { names: ['taskset'], operands: 1, source: 'util-linux, taskset(1)' },
  { names: ['prlimit'], source: 'util-linux, prlimit(1)' },
  {
    names: ['flock'],
    valueOptions: ['-w', '--wait', '--timeout', '-E', '--conflict-exit-code'],
    scriptOptions: ['-c', '--command'],
    operands: 1,
    source: 'util-linux, flock(1)',
  },
  {
    names: ['numactl'],
    valueOptions: ['-i', '-N', '-m', '-C', '-p', '-P', '-w'],
    source: 'numactl(8)',
  },
  { names: ['unbuffer'], source: 'expect, unbuffer(1)' },
  { names: ['catchsegv'], source: 'glibc 2.34, catchsegv(1)' },
  {
    names: ['strace'],
    valueOptions: ['-e', '-o', '-p', '-s', '-u', '-E', '-a', '-O', '-S', '-P', '-b', '-I', '-X'],
    source: 'strace(1)',
  },
  {
    names: ['xvfb-run'],
    valueOptions: ['-e', '-f', '-n', '-p', '-s', '-w', '--error-file', '--auth-file', '--server-num', '--server-args'],
    source: 'xvfb, xvfb-run(1)',
  },
  { names: ['dbus-run-session'], source: 'dbus, dbus-run-session(1)' },
];
