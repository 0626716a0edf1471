import type { PlacedEntry } from '../syntax/placed-entry.ts';
import type { ProcfileSyntax } from '../syntax/procfile.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import type { Process, Variable } from './document.ts';
import { commandLine, rememberedCommand } from './make-command-line.ts';

export function procfileProcesses({ entries }: ProcfileSyntax, lines: LineIndex): Process[] {
  const processes: Process[] = [];
  for (const entry of entries) if (entry.kind === 'process') processes.push(new ProcfileProcess(entry, lines));
  return processes;
}

/** Its command is read when someone asks for it: between two keystrokes that is one of many. */
class ProcfileProcess implements Process {
  readonly #entry: PlacedEntry;
  readonly #lines: LineIndex;
  #command: { readonly line: CommandLine | undefined } | undefined;

  constructor(entry: PlacedEntry, lines: LineIndex) {
    this.#entry = entry;
    this.#lines = lines;
  }

  get role(): Process['role'] {
    return 'process';
  }

  get module(): undefined {
    return undefined;
  }

  get sourceDirectory(): undefined {
    return undefined;
  }

  get variables(): readonly Variable[] {
    return NO_VARIABLES;
  }

  get origin(): object {
    return this.#entry.origin;
  }

  get name(): string {
    return this.#entry.name;
  }

  get nameSpan(): Span {
    return this.#entry.nameSpan;
  }

  get span(): Span {
    return this.#entry.span;
  }

  get command(): CommandLine | undefined {
    this.#command ??= {
      line: rememberedCommand({ lines: this.#lines }, this, () => readCommand(this.#entry)),
    };
    return this.#command.line;
  }
}

const NO_VARIABLES: readonly Variable[] = [];

function readCommand({ value }: PlacedEntry): CommandLine | undefined {
  return value && value.type !== 'null' ? commandLine(value.text, value.style) : undefined;
}
