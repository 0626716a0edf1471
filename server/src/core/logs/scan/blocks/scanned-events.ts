import { type Prefiltered, UNKNOWN } from '../prefilter/prefiltered.ts';
import type { SeenTemplate } from '../templates/template-memo.ts';
import {
  EVENT_END,
  EVENT_FIRST_HIT,
  EVENT_HIT_COUNT,
  EVENT_KIND,
  EVENT_LAST_TIME,
  EVENT_LAST_TIME_END,
  EVENT_LINE,
  EVENT_MAY_BE_REQUEST,
  EVENT_REQUESTS,
  EVENT_ROWS,
  EVENT_SERIAL,
  EVENT_SIZE,
  EVENT_START,
  EVENT_TEMPLATE,
  EVENT_USES,
  EVENTS,
  HITS,
  IS_UNKNOWN,
} from './module-memory.ts';
import type { ScanModule } from './scan-module.ts';

/**
 * The events of a block, which are the lines that the module has not dealt with itself, one at a time. Places are bytes of INPUT.
 */
export class ScannedEvents {
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #hits: Uint16Array;
  readonly #signaturesEnd: number;
  #at = 0;

  /** `signaturesEnd`: as in SearchTexts. */
  constructor(module: ScanModule, signaturesEnd: number) {
    this.#words = module.words;
    this.#numbers = module.numbers;
    this.#hits = new Uint16Array(module.bytes.buffer, HITS);
    this.#signaturesEnd = signaturesEnd;
  }

  goTo(index: number): void {
    this.#at = EVENTS + index * EVENT_SIZE;
  }

  /** Where the line begins. */
  get start(): number {
    return this.#word(EVENT_START);
  }

  /** Where it ends, without its line break. */
  get end(): number {
    return this.#word(EVENT_END);
  }

  /** How many lines of the block stand before it. */
  get linesBefore(): number {
    return this.#word(EVENT_LINE);
  }

  get template(): SeenTemplate {
    return { place: this.#word(EVENT_TEMPLATE), serial: this.#word(EVENT_SERIAL), uses: this.#word(EVENT_USES) };
  }

  /** How many requests stand before it. */
  get requests(): number {
    return this.#word(EVENT_REQUESTS);
  }

  /** How many rows stand before it. */
  get rows(): number {
    return this.#word(EVENT_ROWS);
  }

  /** The last time before it, in milliseconds since the epoch. */
  get lastTime(): number {
    return this.#numbers[(this.#at + EVENT_LAST_TIME) >> 3] ?? Number.NaN;
  }

  /** Where the line with that time ends; 0 or less if there is none. */
  get lastTimeEnd(): number {
    return this.#word(EVENT_LAST_TIME_END);
  }

  /** Whether exactly these literals of signatures were found, in this order. */
  hasJust(literals: readonly number[]): boolean {
    const first = this.#word(EVENT_FIRST_HIT);
    const end = first + this.#word(EVENT_HIT_COUNT);
    let same = 0;
    for (let hit = first; hit < end; hit++) {
      const literal = this.#hits[hit] ?? 0;
      if (literal < this.#signaturesEnd && literals[same++] !== literal) return false;
    }
    return same === literals.length;
  }

  prefiltered(): Prefiltered {
    if (this.#word(EVENT_KIND) === IS_UNKNOWN) return UNKNOWN;
    const first = this.#word(EVENT_FIRST_HIT);
    const end = first + this.#word(EVENT_HIT_COUNT);
    const literals: number[] = [];
    for (let hit = first; hit < end; hit++) {
      const literal = this.#hits[hit] ?? 0;
      if (literal < this.#signaturesEnd) literals.push(literal);
    }
    return { literals, mayBeRequest: this.#word(EVENT_MAY_BE_REQUEST) !== 0 };
  }

  #word(offset: number): number {
    return this.#words[(this.#at + offset) >> 2] ?? 0;
  }
}
