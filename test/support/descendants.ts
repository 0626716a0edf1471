import { execFileSync } from 'node:child_process';

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** Everything a process has started, and what that has started. */
export function descendants(pid: number): readonly RunningProcess[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 24 })
    .split('\n')
    .flatMap((line) => {
      const [, child, parent, command = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
      return child ? [{ pid: Number(child), parent: Number(parent), command }] : [];
    });
  const childrenOf = (parent: number): readonly RunningProcess[] =>
    table.flatMap((one) => (one.parent === parent ? [one, ...childrenOf(one.pid)] : []));
  return childrenOf(pid);
}

/** Those of the processes that still run. What has ended and was not yet cleared away by the system does not. */
export function running(pids: readonly number[]): readonly number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,stat='], { encoding: 'utf8', maxBuffer: 1 << 24 }).split('\n');
  const states = new Map(table.map((line) => line.trim().split(/ +/)).map(([pid, state = '']) => [Number(pid), state]));
  return pids.filter((pid) => states.has(pid) && !states.get(pid)?.startsWith('Z'));
}
