import { pack, unpack } from './packed-characters.ts';
import { sharedMemory } from './shared-memory.ts';

/** Texts one after the other in memory that threads share; no part of them is on any thread's own heap. */
export interface SharedText {
  readonly bytes: Uint8Array;
  /** Two bytes a character; else one, because all of them are in Latin-1. */
  readonly wide: boolean;
  /** UTF-16 code units from the start to the end of each text. */
  readonly ends: Uint32Array;
}

export function packTexts(texts: readonly string[]): SharedText {
  const ends = new Uint32Array(sharedMemory(4 * texts.length));
  let end = 0;
  texts.forEach((text, at) => {
    end += text.length;
    ends[at] = end;
  });
  const all = texts.join('');
  const wide = /[^\x00-\xff]/.test(all);
  return { bytes: pack(all, wide), wide, ends };
}

/** Packs that are kept as strings: neighbours are read one after the other, so few are enough. */
const MOST_OPENED = 8;

/** Reads packed texts; the last packs that were read are at hand as strings. */
export class TextReader {
  readonly #strings = new Map<SharedText, string>();

  read(texts: SharedText, at: number): string {
    const { ends } = texts;
    return this.#all(texts).slice(at === 0 ? 0 : ends[at - 1], ends[at]);
  }

  #all(texts: SharedText): string {
    const known = this.#strings.get(texts);
    if (known !== undefined) return known;
    const text = unpack(texts.bytes, texts.wide);
    this.#strings.set(texts, text);
    if (this.#strings.size > MOST_OPENED) for (const oldest of this.#strings.keys()) return this.#dropped(oldest, text);
    return text;
  }

  #dropped(oldest: SharedText, text: string): string {
    this.#strings.delete(oldest);
    return text;
  }
}
