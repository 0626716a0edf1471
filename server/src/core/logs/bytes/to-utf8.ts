/**
 * Turns a stream in another encoding into UTF-8, which everything that reads lines expects. Bytes of UTF-8 pass
 * unchanged.
 */
import { EncodingSample } from './encoding-sample.ts';

const EMPTY = new Uint8Array(0);

/** The encoding that a byte order mark at the start of a stream announces, if it is not UTF-8. */
export function markedEncoding(start: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
}

/** The canonical name of an encoding (Encoding Standard, encoding.spec.whatwg.org); undefined for an unknown label. */
export function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Converts one stream. Invalid bytes become U+FFFD; no line break is lost by that. */
export class ToUtf8 {
  readonly #encoder = new TextEncoder();
  #decoder: TextDecoder | undefined;
  /**
   * The first byte of the stream, held back until it is clear whether it begins a byte order mark; undefined after
   * that.
   */
  #start: Uint8Array | undefined;
  #sample: EncodingSample | undefined;

  /**
   * `encoding`: a name from `knownEncoding`; undefined for UTF-8, or for what a byte order mark at the start announces.
   */
  constructor(encoding: string | undefined) {
    const isOther = encoding !== undefined && encoding !== 'utf-8';
    this.#decoder = isOther ? new TextDecoder(encoding) : undefined;
    this.#start = isOther ? undefined : EMPTY;
    this.#sample = isOther ? undefined : new EncodingSample();
  }

  /** True when the sampled bytes show that the stream must be in another encoding. */
  get looksOther(): boolean {
    return this.#sample?.looksOther ?? false;
  }

  read(bytes: Uint8Array): Uint8Array {
    const known = this.#start ? this.#behindStart(this.#start, bytes) : bytes;
    if (this.#decoder) return this.#encoder.encode(this.#decoder.decode(known, { stream: true }));
    this.#sample?.add(known);
    return known;
  }

  /** Ends the stream; returns the rest of its bytes. */
  end(): Uint8Array {
    const left = this.#start ?? EMPTY;
    this.#start = undefined;
    return this.#decoder ? this.#encoder.encode(this.#decoder.decode()) : left;
  }

  #behindStart(start: Uint8Array, bytes: Uint8Array): Uint8Array {
    const all = start.length === 0 ? bytes : concat(start, bytes);
    if (all.length === 0 || (all.length === 1 && (all[0] === 0xff || all[0] === 0xfe))) {
      this.#start = all.slice();
      return EMPTY;
    }
    this.#start = undefined;
    const marked = markedEncoding(all);
    if (marked) this.#decoder = new TextDecoder(marked);
    return all;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
