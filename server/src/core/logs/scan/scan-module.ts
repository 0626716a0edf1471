import { HEALTH_AGENTS, HEALTH_PATHS } from '../access-log/health-check.ts';
import { rareGrams } from './rare-grams.ts';
import { SCAN_MODULE } from './scan-module-data.ts';

/** What is searched for, in the order of the numbers that hits are told by. */
export interface SearchTexts {
  readonly all: readonly string[];
  /** So many of them, the first, belong to signatures. */
  readonly signatures: number;
  /** So many of them, the first, belong to signatures or to access logs; the others say that a line must be read. */
  readonly requests: number;
}

/** The exports of server/assembly/scan.ts that are called. */
type Functions = {
  readonly memory: WebAssembly.Memory;
  readonly configure: (signatures: number, requests: number) => void;
  readonly start: (length: number) => void;
  readonly scan: () => number;
  readonly requests: () => number;
  readonly lines: () => number;
  readonly isDone: () => number;
};

let compiled: WebAssembly.Module | undefined;

/**
 * One instance of the module that scans blocks of lines, its tables filled. Throws where WebAssembly or its SIMD is
 * missing, and when there is no room for the texts.
 */
export class ScanModule {
  readonly functions: Functions;
  readonly bytes: Uint8Array;
  readonly #places: Readonly<Record<string, unknown>>;

  constructor(texts: SearchTexts, isFailure: (status: number) => boolean) {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(SCAN_MODULE), (character) => character.charCodeAt(0)));
    const { exports } = new WebAssembly.Instance(compiled);
    this.functions = exports as Functions;
    this.#places = exports;
    this.bytes = new Uint8Array(this.functions.memory.buffer);
    this.functions.configure(texts.signatures, texts.requests);
    this.#fillTexts(texts.all);
    for (let status = 500; status < 600; status++) {
      this.bytes[this.place('FAILURES') + status - 500] = isFailure(status) ? 1 : 0;
    }
    this.#fillList(this.place('HEALTH_PATHS'), HEALTH_PATHS);
    this.#fillList(this.place('HEALTH_AGENTS'), HEALTH_AGENTS);
    this.#fillStarts(this.place('AGENT_STARTS'), HEALTH_AGENTS);
  }

  /** A constant of server/assembly/memory.ts. */
  place(name: string): number {
    const global = this.#places[name];
    return global instanceof WebAssembly.Global ? Number(global.value) : Number.NaN;
  }

  #fillTexts(texts: readonly string[]): void {
    const words = new Int32Array(this.bytes.buffer);
    const heads = new Uint16Array(this.bytes.buffer, this.place('GRAMS'), 1 << this.place('GRAM_BITS'));
    const shift = 32 - this.place('GRAM_BITS');
    const sieve = this.place('SIEVE');
    const sieveShift = 32 - this.place('SIEVE_BITS');
    const entries = this.place('ENTRIES') / 4;
    const table = this.place('TEXT_TABLE') / 4;
    let at = this.place('TEXTS');
    const end = at + this.place('TEXTS_SIZE');
    let entry = 0;
    texts.forEach((text, index) => {
      if (index >= this.place('MAX_TEXTS') || at + text.length > end) throw new Error('too many texts');
      words.set([at, text.length], table + 2 * index);
      for (let i = 0; i < text.length; i++) this.bytes[at + i] = text.charCodeAt(i);
      at += text.length;
      for (const offset of rareGrams(text)) {
        const gram = gramAt(text, offset);
        const hash = Math.imul(gram, 0x9e3779b1);
        const bucket = hash >>> shift;
        const bit = hash >>> sieveShift;
        this.bytes[sieve + (bit >> 3)] = (this.bytes[sieve + (bit >> 3)] ?? 0) | (1 << (bit & 7));
        if (entry >= this.place('MAX_ENTRIES')) throw new Error('too many texts');
        words.set([gram, offset, index, heads[bucket] ?? 0], entries + 4 * entry);
        heads[bucket] = ++entry;
      }
    });
  }

  /** By the halves of the first two letters, which of the texts have them: eight texts at most. */
  #fillStarts(from: number, texts: readonly string[]): void {
    texts.forEach((text, index) => {
      for (const letter of [0, 1]) {
        const code = text.charCodeAt(letter);
        const low = from + 32 * letter;
        for (const at of [low + (code & 15), low + 16 + (code >> 4)]) {
          this.bytes[at] = (this.bytes[at] ?? 0) | (1 << index);
        }
      }
    });
  }

  #fillList(from: number, texts: readonly string[]): void {
    let at = from;
    for (const text of texts) {
      this.bytes[at++] = text.length;
      for (let i = 0; i < text.length; i++) this.bytes[at++] = text.charCodeAt(i);
    }
    this.bytes[at] = 0;
  }
}

/** Four bytes as the processor reads them. */
function gramAt(text: string, at: number): number {
  const byte = (i: number): number => text.charCodeAt(at + i);
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
}
