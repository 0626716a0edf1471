/** Texts one after the other in memory that threads share; no part of them is on any thread's own heap. */
export interface SharedText {
  readonly bytes: Uint8Array;
  /** Two bytes a character; else one, because all of them are in Latin-1. */
  readonly wide: boolean;
  /** UTF-16 code units from the start to the end of each text. */
  readonly ends: Uint32Array;
}

export function packTexts(texts: readonly string[]): SharedText {
  const ends = new Uint32Array(new SharedArrayBuffer(4 * texts.length));
  let end = 0;
  texts.forEach((text, at) => {
    end += text.length;
    ends[at] = end;
  });
  const all = texts.join('');
  const wide = /[^\x00-\xff]/.test(all);
  const bytes = new Uint8Array(new SharedArrayBuffer(wide ? 2 * end : end));
  Buffer.from(bytes.buffer).write(all, wide ? 'utf16le' : 'latin1');
  return { bytes, wide, ends };
}

/** Packs that are kept as strings: neighbours are read one after the other, so few are enough. */
const opened = 8;

/** Reads packed texts; the last packs that were read are at hand as strings. */
export class TextReader {
  private readonly strings = new Map<SharedText, string>();

  read(pack: SharedText, at: number): string {
    const { ends } = pack;
    return this.all(pack).slice(at === 0 ? 0 : ends[at - 1], ends[at]);
  }

  private all(pack: SharedText): string {
    const known = this.strings.get(pack);
    if (known !== undefined) return known;
    const text = Buffer.from(pack.bytes.buffer).toString(pack.wide ? 'utf16le' : 'latin1');
    this.strings.set(pack, text);
    if (this.strings.size > opened) for (const oldest of this.strings.keys()) return this.dropped(oldest, text);
    return text;
  }

  private dropped(oldest: SharedText, text: string): string {
    this.strings.delete(oldest);
    return text;
  }
}
