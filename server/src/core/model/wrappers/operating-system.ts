import type { Wrapper } from './wrapper.ts';

/** coreutils, util-linux and other small programs that change one thing about the process they start. */
export const OPERATING_SYSTEM: readonly Wrapper[] = [
  {
    names: ['env'],
    example: 'env -i -u A PATH=$PATH gunicorn app:app',
    assignments: true,
    clearing: ['-i', '--ignore-environment', '-'],
    unsetting: ['-u', '--unset'],
    // Makes words of a text by rules of its own.
    unless: ['-S', '--split-string'],
    directoryOptions: ['-C', '--chdir'],
    source: 'coreutils, env(1)',
  },
  {
    names: ['nice'],
    example: 'nice -n 5 gunicorn app:app',
    valueOptions: ['-n', '--adjustment'],
    source: 'coreutils, nice(1)',
  },
  { names: ['nohup'], example: 'nohup gunicorn app:app', source: 'coreutils, nohup(1)' },
  {
    names: ['timeout', 'gtimeout'],
    example: 'timeout -k 5 --signal=INT 30 gunicorn app:app',
    valueOptions: ['-k', '--kill-after', '-s', '--signal'],
    operands: 1,
    source: 'coreutils, timeout(1)',
  },
  {
    names: ['stdbuf'],
    example: 'stdbuf -o L -eL gunicorn app:app',
    valueOptions: ['-i', '--input', '-o', '--output', '-e', '--error'],
    source: 'coreutils, stdbuf(1)',
  },
  { names: ['setsid'], example: 'setsid -w gunicorn app:app', source: 'util-linux, setsid(1)' },
  {
    names: ['ionice'],
    example: 'ionice -c 2 -n7 gunicorn app:app',
    valueOptions: ['-c', '--class', '-n', '--classdata'],
    source: 'util-linux, ionice(1)',
  },
  { names: ['chrt'], example: 'chrt --other 0 gunicorn app:app', operands: 1, source: 'util-linux, chrt(1)' },
  { names: ['taskset'], example: 'taskset -c 0 gunicorn app:app', operands: 1, source: 'util-linux, taskset(1)' },
  { names: ['prlimit'], example: 'prlimit --nofile=1024 gunicorn app:app', source: 'util-linux, prlimit(1)' },
  {
    names: ['flock'],
    example: 'flock -w 5 web.lock gunicorn app:app',
    valueOptions: ['-w', '--wait', '--timeout', '-E', '--conflict-exit-code'],
    scriptOptions: ['-c', '--command'],
    operands: 1,
    source: 'util-linux, flock(1)',
  },
  {
    names: ['numactl'],
    example: 'numactl -N 0 -m 0 gunicorn app:app',
    valueOptions: ['-i', '-N', '-m', '-C', '-p', '-P', '-w'],
    source: 'numactl(8)',
  },
  { names: ['unbuffer'], example: 'unbuffer gunicorn app:app', source: 'expect, unbuffer(1)' },
  { names: ['catchsegv'], example: 'catchsegv gunicorn app:app', source: 'glibc 2.34, catchsegv(1)' },
  {
    names: ['strace'],
    example: 'strace -f -e trace=network -o /dev/stderr gunicorn app:app',
    valueOptions: ['-e', '-o', '-p', '-s', '-u', '-E', '-a', '-O', '-S', '-P', '-b', '-I', '-X'],
    source: 'strace(1)',
  },
  {
    names: ['xvfb-run'],
    example: 'xvfb-run -a -s "-screen 0 1024x768x24" gunicorn app:app',
    valueOptions: ['-e', '-f', '-n', '-p', '-s', '-w', '--error-file', '--auth-file', '--server-num', '--server-args'],
    source: 'xvfb, xvfb-run(1)',
  },
  { names: ['dbus-run-session'], example: 'dbus-run-session -- gunicorn app:app', source: 'dbus, dbus-run-session(1)' },
];
