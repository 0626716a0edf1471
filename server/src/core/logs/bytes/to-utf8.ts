/**
 * Logs in other encodings: all that reads lines reads UTF-8, so a stream that is something else is turned into that where
 * it comes in. Bytes of UTF-8 go through as they are.
 */
import { EncodingSample } from './encoding-sample.ts';

const EMPTY = new Uint8Array(0);

/** The encoding that a byte order mark at the start of a stream says, if it is another than UTF-8. */
export function markedEncoding(start: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
}

/** The name by which the Encoding Standard knows an encoding (encoding.spec.whatwg.org); undefined for no such name. */
export function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** One stream. Bytes that make no sense become U+FFFD; no line break is lost by that. */
export class ToUtf8 {
  readonly #encoder = new TextEncoder();
  #decoder: TextDecoder | undefined;
  /** The first byte of the stream, until it is known whether it belongs to a mark; undefined behind the start. */
  #start: Uint8Array | undefined;
  #sample: EncodingSample | undefined;

  /** `encoding`: as `knownEncoding` has it; undefined for UTF-8, or what a mark at the start says. */
  constructor(encoding: string | undefined) {
    const isOther = encoding !== undefined && encoding !== 'utf-8';
    this.#decoder = isOther ? new TextDecoder(encoding) : undefined;
    this.#start = isOther ? undefined : EMPTY;
    this.#sample = isOther ? undefined : new EncodingSample();
  }

  /** True when so much was no UTF-8 that it must be another encoding, as far as the first bytes tell. */
  get looksOther(): boolean {
    return this.#sample?.looksOther ?? false;
  }

  read(bytes: Uint8Array): Uint8Array {
    const known = this.#start ? this.#behindStart(this.#start, bytes) : bytes;
    if (this.#decoder) return this.#encoder.encode(this.#decoder.decode(known, { stream: true }));
    this.#sample?.add(known);
    return known;
  }

  /** The stream is over: what is left of it. */
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
