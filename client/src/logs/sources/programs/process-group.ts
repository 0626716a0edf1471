import type { ChildProcess } from 'node:child_process';

/** Time that a program has to end itself after SIGTERM. */
const GRACE_MS = 2000;

/**
 * Ends a program that was started as the leader of its own process group, and all that it has started, also where it has ended
 * before that. What has left its group is not ended, and not waited for: nothing more of it is read.
 */
export function terminate(child: ChildProcess): void {
  if (child.pid === undefined || isOver(child)) return;
  signal(child, child.pid, 'SIGTERM');
  setTimeout(() => {
    if (child.pid === undefined || isOver(child)) return;
    signal(child, child.pid, 'SIGKILL');
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, GRACE_MS).unref();
}

/** It has ended, and nobody holds its outputs: the number of its group may be that of another one by now. */
function isOver({ exitCode, signalCode, stdout, stderr }: ChildProcess): boolean {
  const hasEnded = exitCode !== null || signalCode !== null;
  return hasEnded && [stdout, stderr].every((pipe) => pipe === null || pipe.readableEnded || pipe.destroyed);
}

function signal(child: ChildProcess, pid: number, name: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-pid, name);
  } catch {
    // It has ended in the meantime.
  }
}
