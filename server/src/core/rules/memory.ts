/** What was said of the processes of a document, until one of them is another. */
import type { Document, Process, Variable } from '../model/document.ts';
import { movedFinding } from './moved-finding.ts';
import type { CheckedFinding } from './rule.ts';

/** What was said of a process, and where it stood then. */
interface Known {
  readonly start: number;
  readonly findings: readonly CheckedFinding[];
}

/** So many processes of former versions may be known besides: while a key is typed, all below it may be something else. */
const SPARE = 1000;

export class Memory {
  readonly #byOrigin = new WeakMap<object, Known>();
  #byText = new Map<string, Known>();

  /** Every process of this version with its findings, in the order of the text; `ask` tells those of a new process. */
  *findings(
    { text, processes }: Document,
    ask: (process: Process) => CheckedFinding[],
  ): Iterable<[Process, readonly CheckedFinding[]]> {
    if (this.#byText.size > 2 * processes.length + SPARE) this.#byText = new Map();
    for (const process of processes) {
      if (process.borrowsCommand) {
        yield [process, ask(process)];
        continue;
      }
      const { start, findings } = this.#known(text, process, ask);
      const delta = findings.length === 0 ? 0 : process.span.start - start;
      yield [process, delta === 0 ? findings : findings.map((finding) => movedFinding(finding, delta))];
    }
  }

  #known(text: string, process: Process, ask: (process: Process) => CheckedFinding[]): Known {
    const { origin } = process;
    const key = origin ? '' : keyOf(text, process);
    const known = origin ? this.#byOrigin.get(origin) : this.#byText.get(key);
    if (known) return known;
    const now = { start: process.span.start, findings: ask(process) };
    if (origin) this.#byOrigin.set(origin, now);
    else this.#byText.set(key, now);
    return now;
  }
}

/** A comment behind its last word is part of what was written. */
function keyOf(text: string, { span, role, module, sourceDirectory, variables }: Process): string {
  const lineEnd = text.indexOf('\n', span.end);
  const written = text.slice(span.start, lineEnd < 0 ? text.length : lineEnd);
  return `${role}\n${module}\n${sourceDirectory}\n${contextOf(variables)}\n${written}`;
}

/** By the list, which all processes of a module share. */
const contexts = new WeakMap<readonly Variable[], string>();

function contextOf(variables: readonly Variable[]): string {
  let context = contexts.get(variables);
  if (context === undefined) {
    context = variables.map(({ name, value }) => `${name}=${value}`).join('\n');
    contexts.set(variables, context);
  }
  return context;
}
