import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Everything a process has started, and what that has started. */
export function descendants(pid: number): readonly RunningProcess[] {
  const table = allRunning();
  const childrenOf = (parent: number): readonly RunningProcess[] =>
    table.flatMap((one) => (one.parent === parent ? [one, ...childrenOf(one.pid)] : []));
  return childrenOf(pid);
}

/** Those of the processes that still run. */
export function running(pids: readonly number[]): readonly number[] {
  const table = new Set(allRunning().map(({ pid }) => pid));
  return pids.filter((pid) => table.has(pid));
}

/** All processes but those that have ended and were not yet cleared away. Not every Linux has a `ps`. */
export function allRunning(): readonly RunningProcess[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

/** proc_pid_stat(5): `PID (NAME) STATE PARENT …`; a name may hold anything. */
function fromProc(): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state, parent] = /.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'latin1')) ?? [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd();
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        // It has ended since.
        return [];
      }
    });
}

function fromPs(): readonly RunningProcess[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8', maxBuffer: 1 << 24 })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, state = '', command = ''] = /^ *(\d+) +(\d+) +(\S+) (.*)$/.exec(line) ?? [];
      return pid && !state.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
    });
}
