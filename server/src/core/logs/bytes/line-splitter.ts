/** A longer line is cut here and marked: a source without line breaks must not fill the memory. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
/** The initial size of the buffer, which grows as needed up to the longest line plus one chunk. */
const FIRST_CAPACITY = 64 * 1024;

const LF = 10;
const CR = 13;
const ESCAPE = 27;
const QUOTE = 34;

/** For testing four bytes at once: the high bit of each byte below 32 comes out set, and no bit if there is none. */
const EACH_32 = 0x20202020;
const EACH_1 = 0x01010101;
const EACH_QUOTE = 0x22222222;
const HIGH_BITS = 0x80808080;

/**
 * Cuts one stream of bytes into lines, independent of how it is cut into chunks. A line ends with LF, CR LF or a lone
 * CR (progress bars). Lines are given as offsets into the splitter's own buffer, which are valid until the next
 * `room`: looking at a line costs neither a string nor an object. One splitter per stream.
 */
export class LineSplitter {
  bytes: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  /** The line that `next` found: from `start` up to `end`, without its line break. */
  start = 0;
  end = 0;
  /** How many bytes of a line that was too long were dropped. */
  leftOut = 0;
  hasEscape = false;
  hasQuote = false;

  readonly #limit: number;
  #words = new Int32Array(this.bytes.buffer);
  #filled = 0;
  /** The start of the line that is not complete yet, and how far it was searched for a line break. */
  #from = 0;
  #looked = 0;
  #dropped = 0;
  #escape = false;
  #quote = 0;
  #skipLineFeed = false;

  constructor(limit = MAX_LINE_BYTES) {
    this.#limit = limit;
  }

  /** The place behind the line and its line break. */
  get after(): number {
    return this.#from;
  }

  /**
   * Moves the buffer into `memory` (aligned to words, and a whole number of them) until it needs more room. Does
   * nothing if the bytes and `more` others do not fit. All lines so far must have been taken.
   */
  keepIn(memory: Uint8Array, more: number): void {
    if (this.bytes !== memory && this.#filled - this.#from + more <= memory.length) this.#moveTo(memory);
  }

  /** Leaves that memory. All lines so far must have been taken. */
  keepApart(): void {
    this.#moveTo(new Uint8Array(Math.max(FIRST_CAPACITY, (this.#filled - this.#from + 3) & ~3)));
  }

  /** The place for the next bytes, up to `size` of them. All lines of the chunks before must have been taken. */
  room(size: number): Uint8Array {
    this.#moveTo(this.bytes);
    if (this.#filled > this.#limit) {
      this.#dropped += this.#filled - this.#limit;
      this.#filled = this.#limit;
      this.#looked = this.#limit;
    }
    this.#reserve(this.#filled + size);
    return this.bytes.subarray(this.#filled, this.#filled + size);
  }

  /** So many bytes were written to `room`. */
  filled(count: number): void {
    if (count === 0) return;
    // What stands before it ended with a CR, and was taken.
    if (this.#skipLineFeed && this.bytes[this.#filled] === LF) {
      this.#from++;
      this.#looked++;
    }
    this.#skipLineFeed = false;
    this.#filled += count;
  }

  /** Advances to the next complete line; false if there is none. */
  next(): boolean {
    const { bytes } = this;
    const words = this.#words;
    const filled = this.#filled;
    const lastWord = filled >> 2;
    let quote = this.#quote;
    let at = this.#looked;
    while (at < filled) {
      if ((at & 3) === 0) {
        let word = at >> 2;
        for (; word < lastWord; word++) {
          const four = words[word] ?? 0;
          if (((four - EACH_32) & ~four & HIGH_BITS) !== 0) break;
          const x = four ^ EACH_QUOTE;
          quote |= (x - EACH_1) & ~x;
        }
        at = word << 2;
        if (at >= filled) break;
      }
      const byte = bytes[at] ?? 0;
      if (byte === LF || byte === CR) {
        this.#quote = quote;
        this.#cutAt(at, byte);
        return true;
      }
      if (byte === ESCAPE) this.#escape = true;
      else if (byte === QUOTE) quote = HIGH_BITS;
      at++;
    }
    this.#quote = quote;
    this.#looked = filled;
    return false;
  }

  /**
   * The offset behind the last LF within the next `room` bytes; -1 if there is none, or if bytes of the next line were
   * dropped, so that only `next` can return it.
   */
  wholeLines(room: number): number {
    const to = Math.min(this.#filled, this.#from + room);
    if (this.#dropped > 0 || this.#looked >= to) return -1;
    const last = this.bytes.lastIndexOf(LF, to - 1);
    return last < this.#looked ? -1 : last + 1;
  }

  /** Advances to a line that is known to span `start` to `end`, behind the last one. */
  goTo(start: number, end: number): void {
    this.#from = start;
    this.#escape = false;
    this.#quote = 0;
    this.#cutAt(end, this.bytes[end] ?? LF);
  }

  /** Skips whole lines, up to offset `place`. */
  skipTo(place: number): void {
    this.#from = place;
    this.#looked = place;
    this.#escape = false;
    this.#quote = 0;
  }

  /** At the end of the stream: advances to its last line, if that had no line break. */
  finish(): boolean {
    const open = this.#filled > this.#from || this.#dropped > 0;
    if (open) this.#line(this.#filled);
    this.#from = this.#filled;
    this.#looked = this.#filled;
    this.#skipLineFeed = false;
    return open;
  }

  #cutAt(at: number, byte: number): void {
    this.#line(at);
    let after = at + 1;
    if (byte === CR) {
      if (after === this.#filled) this.#skipLineFeed = true;
      else if (this.bytes[after] === LF) after++;
    }
    this.#from = after;
    this.#looked = after;
  }

  #line(end: number): void {
    this.start = this.#from;
    this.end = Math.min(end, this.#from + this.#limit);
    this.leftOut = this.#dropped + end - this.end;
    this.hasEscape = this.#escape;
    this.hasQuote = (this.#quote & HIGH_BITS) !== 0;
    this.#dropped = 0;
    this.#escape = false;
    this.#quote = 0;
  }

  #reserve(size: number): void {
    if (size <= this.bytes.length) return;
    this.#moveTo(new Uint8Array(Math.max((size + 3) & ~3, this.bytes.length * 2)));
  }

  /** Moves what was not taken yet to the start of `bytes`. */
  #moveTo(bytes: Uint8Array): void {
    bytes.set(this.bytes.subarray(this.#from, this.#filled));
    this.#filled -= this.#from;
    this.#looked -= this.#from;
    this.#from = 0;
    if (this.bytes === bytes) return;
    this.bytes = bytes;
    this.#words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  }
}
