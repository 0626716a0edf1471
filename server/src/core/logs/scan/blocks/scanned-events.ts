import { type Prefiltered, UNKNOWN } from '../prefilter/prefiltered.ts';
import type { SeenTemplate } from '../templates/template-memo.ts';
import type { ScanModule } from './scan-module.ts';

/** The kind of an event whose literals the module does not know (server/assembly/scan.ts). */
const IS_UNKNOWN = 1;

/**
 * The events of a block, which are the lines that the module has not dealt with itself, one at a time. Places are bytes of INPUT. See
 * `report` in server/assembly/scan.ts.
 */
export class ScannedEvents {
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #hits: Uint16Array;
  readonly #first: number;
  readonly #size: number;
  readonly #signaturesEnd: number;
  #at = 0;

  /** `signaturesEnd`: as in SearchTexts. */
  constructor(module: ScanModule, signaturesEnd: number) {
    this.#words = module.words;
    this.#numbers = module.numbers;
    this.#hits = new Uint16Array(module.bytes.buffer, module.place('HITS'));
    this.#first = module.place('EVENTS');
    this.#size = module.place('EVENT_SIZE');
    this.#signaturesEnd = signaturesEnd;
  }

  goTo(index: number): void {
    this.#at = this.#first + index * this.#size;
  }

  /** Where the line begins. */
  get start(): number {
    return this.#word(0);
  }

  /** Where it ends, without its line break. */
  get end(): number {
    return this.#word(4);
  }

  /** How many lines of the block stand before it. */
  get linesBefore(): number {
    return this.#word(8);
  }

  get template(): SeenTemplate {
    return { place: this.#word(28), serial: this.#word(32), uses: this.#word(36) };
  }

  /** How many requests stand before it. */
  get requests(): number {
    return this.#word(40);
  }

  /** How many rows stand before it. */
  get rows(): number {
    return this.#word(44);
  }

  /** The last time before it, in milliseconds since the epoch. */
  get lastTime(): number {
    return this.#numbers[(this.#at + 48) >> 3] ?? Number.NaN;
  }

  /** Where the line with that time ends; 0 or less if there is none. */
  get lastTimeEnd(): number {
    return this.#word(56);
  }

  /** Whether exactly these literals of signatures were found, in this order. */
  hasJust(literals: readonly number[]): boolean {
    const first = this.#word(16);
    const end = first + this.#word(20);
    let same = 0;
    for (let hit = first; hit < end; hit++) {
      const literal = this.#hits[hit] ?? 0;
      if (literal < this.#signaturesEnd && literals[same++] !== literal) return false;
    }
    return same === literals.length;
  }

  prefiltered(): Prefiltered {
    if (this.#word(12) === IS_UNKNOWN) return UNKNOWN;
    const first = this.#word(16);
    const end = first + this.#word(20);
    const literals: number[] = [];
    for (let hit = first; hit < end; hit++) {
      const literal = this.#hits[hit] ?? 0;
      if (literal < this.#signaturesEnd) literals.push(literal);
    }
    return { literals, mayBeRequest: this.#word(24) !== 0 };
  }

  #word(offset: number): number {
    return this.#words[(this.#at + offset) >> 2] ?? 0;
  }
}
