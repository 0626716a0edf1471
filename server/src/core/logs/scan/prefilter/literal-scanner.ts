import { shareOf } from './letter-shares.ts';

/** The search looks at blocks of so many bytes. */
const BLOCK = 3;
/** Blocks are hashed to so many bits. */
const BITS = 16;
const MASK = (1 << BITS) - 1;

/**
 * Finds any of some hundred texts in bytes, by the algorithm of Wu and Manber ("A fast algorithm for multi-pattern
 * searching", 1994). Of each text the search sees one window, which is as long as the shortest text. It is the rarest
 * window of the text, so that ordinary words seldom stop the search.
 */
export class LiteralScanner {
  /** The numbers of the texts at the place where `next` stopped. Only the first `foundCount` are valid. */
  readonly found: number[] = [];
  foundCount = 0;

  readonly #window: number;
  /** By the hash of a block: how many bytes the search may skip behind it; 0 where a window may end. */
  readonly #shifts: Uint8Array;
  /** By the hash of the block that ends their windows: the texts. */
  readonly #buckets = new Map<number, readonly Entry[]>();

  /** `literals`: ASCII, at least three characters each. */
  constructor(literals: readonly string[]) {
    this.#window = Math.min(200, ...literals.map(({ length }) => length));
    if (this.#window < BLOCK) throw new Error('a literal is too short');
    this.#shifts = new Uint8Array(MASK + 1).fill(this.#window - BLOCK + 1);
    const buckets = new Map<number, Entry[]>();
    literals.forEach((text, index) => {
      const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
      const offset = rarestWindow(text, this.#window);
      for (let i = 0; i + BLOCK <= this.#window; i++) {
        const key = block(bytes[offset + i] ?? 0, bytes[offset + i + 1] ?? 0, bytes[offset + i + 2] ?? 0);
        const shift = this.#window - BLOCK - i;
        this.#shifts[key] = Math.min(this.#shifts[key] ?? 0, shift);
        if (shift > 0) continue;
        const bucket = buckets.get(key) ?? [];
        bucket.push({ index, bytes, before: offset + this.#window - 1 });
        buckets.set(key, bucket);
      }
    });
    this.#buckets = buckets;
  }

  /** Where `next` begins in bytes that start at `from`. */
  first(from: number): number {
    return from + this.#window - 1;
  }

  /**
   * Searches the bytes between `from` and `to`, from `at` on: the result of `first` or of the last call. Fills `found` and returns
   * where to go on; -1 if there is nothing more.
   */
  next(bytes: Uint8Array, from: number, at: number, to: number): number {
    const shifts = this.#shifts;
    let i = at;
    while (i < to) {
      const key = ((bytes[i - 2] ?? 0) << 8) ^ ((bytes[i - 1] ?? 0) << 4) ^ (bytes[i] ?? 0);
      const shift = shifts[key] ?? 0;
      if (shift !== 0) i += shift;
      else {
        if (this.#verify(bytes, from, i, to, key)) return i + 1;
        i++;
      }
    }
    return -1;
  }

  #verify(bytes: Uint8Array, from: number, at: number, to: number, key: number): boolean {
    const bucket = this.#buckets.get(key);
    if (!bucket) return false;
    let count = 0;
    for (const entry of bucket) {
      const start = at - entry.before;
      if (start < from || start + entry.bytes.length > to) continue;
      if (isAt(bytes, start, entry.bytes)) this.found[count++] = entry.index;
    }
    this.foundCount = count;
    return count > 0;
  }
}

interface Entry {
  readonly index: number;
  readonly bytes: Uint8Array;
  /** How many bytes of the text stand before the last byte of its window. */
  readonly before: number;
}

function block(first: number, second: number, third: number): number {
  return (first << 8) ^ (second << 4) ^ third;
}

function isAt(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
  for (let i = text.length - 1; i >= 0; i--) if (bytes[start + i] !== text[i]) return false;
  return true;
}

/** The offset of the rarest window. Its last block counts most, because that is what stops the search. */
function rarestWindow(text: string, length: number): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + length <= text.length; offset++) {
    let cost = 0;
    for (let i = 0; i + BLOCK <= length; i++) {
      const at = offset + i;
      const rarity = shareOf(text, at) * shareOf(text, at + 1) * shareOf(text, at + 2);
      cost += rarity * (i + BLOCK === length ? 8 : i + 1);
    }
    if (cost < lowest) [best, lowest] = [offset, cost];
  }
  return best;
}
