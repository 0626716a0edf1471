import type { ProcfileEntries } from '../syntax/procfile/entries.ts';
import type { PlacedEntry } from '../syntax/procfile/placed-entry.ts';
import type { ListEdit } from '../text/list-edit.ts';
import type { Span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import type { Process, ProcessList, Variable } from './document.ts';
import { commandLine } from './make-command-line.ts';

/** What is known of a command of gunicorn after it was checked takes 11 KB, and more when somebody asks more. */
const MOST_MADE = 500;

export class ProcfileProcesses implements ProcessList {
  readonly #entries: ProcfileEntries;
  /** Those that somebody has asked for: whoever asks next has no command to parse. At a keystroke these are few. */
  readonly #made = new Map<number, Process>();
  #all: readonly Process[] | undefined;

  constructor(entries: ProcfileEntries) {
    this.#entries = entries;
  }

  get edit(): ListEdit {
    return this.#entries.processEdit;
  }

  get length(): number {
    return this.#entries.processCount;
  }

  get all(): readonly Process[] {
    this.#all ??= this.#between(0, this.length);
    return this.#all;
  }

  at(index: number): Process | undefined {
    const known = this.#all?.[index] ?? this.#made.get(index);
    if (known) return known;
    const entry = this.#entries.processAt(index);
    if (!entry) return undefined;
    const process = new ProcfileProcess(entry);
    if (this.#made.size < MOST_MADE) this.#made.set(index, process);
    return process;
  }

  originAt(index: number): object | undefined {
    return this.#entries.processTextAt(index);
  }

  near(place: Span): readonly Process[] {
    return this.#between(...this.#entries.processesTouching(place));
  }

  [Symbol.iterator](): Iterator<Process> {
    return this.all[Symbol.iterator]();
  }

  #between(from: number, to: number): readonly Process[] {
    const processes: Process[] = [];
    for (let i = from; i < to; i++) {
      const process = this.at(i);
      if (process) processes.push(process);
    }
    return processes;
  }
}

/** Its command is parsed on first access: between two keystrokes only a few of many are needed. */
class ProcfileProcess implements Process {
  readonly #entry: PlacedEntry;
  #command: { readonly line: CommandLine | undefined } | undefined;

  constructor(entry: PlacedEntry) {
    this.#entry = entry;
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
    this.#command ??= { line: readCommand(this.#entry) };
    return this.#command.line;
  }
}

const NO_VARIABLES: readonly Variable[] = [];

function readCommand({ value }: PlacedEntry): CommandLine | undefined {
  return value && value.type !== 'null' ? commandLine(value.text, value.style) : undefined;
}
