import { oncePer } from '../../caches/once-per.ts';
import type { Pid } from '../pid.ts';
import { captureGroups } from '../scan/patterns/capture-groups.ts';
import type { Signature, Stage } from '../signatures/signature.ts';
import { StageCounts } from './stage-counts.ts';

/** The processes remembered. */
const MAX_PROCESSES = 200;

/** Counts failures by the process that their lines name: lines about different processes are of different failures. */
export class ProcessFailures {
  readonly #processes = new Map<Pid, { readonly lines: StageCounts; most: number }>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(pid: Pid, stage: Stage): void {
    const process = this.#processes.get(pid) ?? { lines: new StageCounts(), most: 0 };
    const most = Math.max(process.most, process.lines.add(stage));
    this.#count += most - process.most;
    process.most = most;
    this.#processes.set(pid, process);
    if (this.#processes.size <= MAX_PROCESSES) return;
    const oldest = this.#processes.keys().next().value;
    if (oldest !== undefined) this.#processes.delete(oldest);
  }

  /** The processes of another incident are others. */
  absorb({ count }: ProcessFailures): void {
    this.#count += count;
  }
}

/** Whether every line of this stage names the process it is about, and another stage does, too. */
export function namesProcess(signature: Signature, stage: Stage): boolean {
  const naming = namingStages(signature);
  return naming.size > 1 && naming.has(stage);
}

const namingStages = oncePer(({ shapes }: Signature): ReadonlySet<Stage> => {
  const names = (pattern: RegExp) => captureGroups(pattern.source).names.includes('pid');
  const stages = new Set(shapes.map(({ stage = '' }) => stage));
  for (const { pattern, stage = '' } of shapes) if (!names(pattern)) stages.delete(stage);
  return stages;
});
