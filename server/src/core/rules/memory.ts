/** What was said of the processes of a document, until one of them is another. */
import type { Document, Process } from '../model/document.ts';
import { covers } from '../text/span.ts';
import { movedFinding } from './moved-finding.ts';
import type { CheckedFinding } from './rule.ts';

/** What was said of a process, and where it stood then. */
interface Known {
  readonly start: number;
  readonly findings: readonly CheckedFinding[];
}

export class Memory {
  readonly #byOrigin = new WeakMap<object, Known>();
  #byText = new Map<string, Known>();

  /** Every process of this version with its findings, in the order of the text; `ask` tells those of a new process. */
  *findings(
    { text, processes }: Document,
    ask: (process: Process) => CheckedFinding[],
  ): Iterable<[Process, readonly CheckedFinding[]]> {
    const before = this.#byText;
    this.#byText = new Map();
    for (const process of processes) {
      const { origin } = process;
      if (!origin && standsApart(process)) {
        yield [process, ask(process)];
        continue;
      }
      const key = origin ? '' : keyOf(text, process);
      const known = origin ? this.#byOrigin.get(origin) : (this.#byText.get(key) ?? before.get(key));
      const now = known ?? { start: process.span.start, findings: ask(process) };
      if (!origin) this.#byText.set(key, now);
      else if (!known) this.#byOrigin.set(origin, now);
      const delta = process.span.start - now.start;
      yield [process, now.findings.map((finding) => movedFinding(finding, delta))];
    }
  }
}

/** Its command comes from an anchor elsewhere: the two move independently. */
function standsApart({ span, command }: Process): boolean {
  return command !== undefined && !covers(span, command.text.source);
}

function keyOf(text: string, { span, role, module, sourceDirectory, variables }: Process): string {
  const around = variables.map(({ name, value }) => `${name}=${value}`);
  return [role, module, sourceDirectory, ...around, text.slice(span.start, span.end)].join('\n');
}
