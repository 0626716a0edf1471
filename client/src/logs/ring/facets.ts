import type { LogLevel, LogLine, SignatureSeverity } from '../../../../server/src/core/logs/types.ts';

/** What was seen, as ids: words are added where the language is known. */
export interface Counts {
  readonly processes: readonly string[];
  readonly levels: Readonly<Partial<Record<LogLevel, number>>>;
  readonly signatures: readonly { readonly id: string; readonly severity: SignatureSeverity; readonly count: number }[];
  readonly failures: number;
}

/** What there is to choose from in the filter: counted over everything received since the last clear. */
export class FacetCounts {
  readonly #levels = new Map<LogLevel, number>();
  readonly #processes = new Set<string>();
  readonly #signatures = new Map<string, { severity: SignatureSeverity; count: number }>();
  #failures = 0;
  /** Goes up when the next `counts()` will differ. */
  version = 0;

  add(line: LogLine): void {
    if (line.level) {
      this.#levels.set(line.level, (this.#levels.get(line.level) ?? 0) + 1);
      this.version++;
    }
    if (line.process && !this.#processes.has(line.process) && this.#processes.size < 1000) {
      this.#processes.add(line.process);
      this.version++;
    }
    if (!line.match) return;
    this.version++;
    this.#failures++;
    const known = this.#signatures.get(line.match.signature);
    if (known) known.count++;
    else this.#signatures.set(line.match.signature, { severity: line.match.severity, count: 1 });
  }

  /** How many signatures were seen. */
  get kinds(): number {
    return this.#signatures.size;
  }

  clear(): void {
    this.#levels.clear();
    this.#processes.clear();
    this.#signatures.clear();
    this.#failures = 0;
    this.version++;
  }

  counts(): Counts {
    return {
      processes: [...this.#processes].sort(),
      levels: Object.fromEntries(this.#levels),
      signatures: [...this.#signatures].map(([id, { severity, count }]) => ({ id, severity, count })),
      failures: this.#failures,
    };
  }
}
