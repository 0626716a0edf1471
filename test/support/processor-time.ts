import { readFileSync } from 'node:fs';

/**
 * Milliseconds that the main thread of a process has had of a processor, as far as the last tick; where no system says
 * so, the clock. A machine that others use as well takes nothing away from it. Linux: Documentation/scheduler/sched-stats.rst.
 */
export function processorTime(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
