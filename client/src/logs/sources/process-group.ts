import type { ChildProcess } from 'node:child_process';

/** Time (milliseconds) that a program has to end itself after SIGTERM. */
const grace = 2000;

/** Ends a program that was started as the leader of its own process group, and all that it has started. */
export function terminate(child: ChildProcess): void {
  if (child.pid === undefined || hasEnded(child)) return;
  signal(child, child.pid, 'SIGTERM');
  setTimeout(() => {
    if (child.pid !== undefined && !hasEnded(child)) signal(child, child.pid, 'SIGKILL');
  }, grace).unref();
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function signal(child: ChildProcess, pid: number, name: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-pid, name);
  } catch {
    // It has ended in the meantime.
  }
}
