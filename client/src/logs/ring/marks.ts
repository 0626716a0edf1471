import { type Search, searchPattern } from './filter.ts';
import { withinTime } from './within-time.ts';

/** Places that are marked in one line at most. */
const MOST_MARKS = 200;
/** Milliseconds that marking the rows of one window may take. */
const MARK_MS = 300;

/** Marks what a search hits in the rows that are sent to the page, so that no pattern of the reader's ever runs there. */
export class Marker {
  #pattern: RegExp | undefined;
  #regex = false;

  /** Undefined marks nothing. */
  set(search: Search | undefined): void {
    const pattern = search && searchPattern(search);
    this.#pattern = pattern instanceof RegExp ? pattern : undefined;
    this.#regex = search?.regex ?? false;
  }

  /** Pairs start, end for each text. A pattern that takes too long marks nothing from then on. */
  marks(texts: readonly string[]): readonly (readonly number[])[] {
    const pattern = this.#pattern;
    if (!pattern) return texts.map(() => []);
    let marked: readonly (readonly number[])[] = [];
    const work = () => {
      marked = texts.map((text) => hits(text, pattern));
    };
    if (!this.#regex) work();
    else if (!withinTime(MARK_MS, pattern.source, work)) {
      this.#pattern = undefined;
      return this.marks(texts);
    }
    return marked;
  }
}

/** Where a pattern hits a text: pairs start, end (UTF-16). */
export function hits(text: string, pattern: RegExp): number[] {
  const global = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  const found: number[] = [];
  for (const match of text.matchAll(global)) {
    if (match[0] === '') continue;
    found.push(match.index, match.index + match[0].length);
    if (found.length === 2 * MOST_MARKS) break;
  }
  return found;
}
