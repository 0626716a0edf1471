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
