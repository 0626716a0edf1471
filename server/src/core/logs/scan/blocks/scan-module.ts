import { HEALTH_AGENTS, HEALTH_PATHS } from '../../access-log/health-check.ts';
import { SHARES } from '../prefilter/letter-shares.ts';
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
  readonly addText: (length: number) => number;
  readonly configure: (signatures: number, requests: number) => void;
  readonly start: (
    from: number,
    to: number,
    needsTimes: number,
    zoneLines: number,
    takesRows: number,
    zone: number,
  ) => void;
  readonly scan: () => number;
  readonly requests: () => number;
  readonly rows: () => number;
  readonly lines: () => number;
  readonly isDone: () => number;
  readonly count: (from: number, to: number, place: number, slow: number, folded: number) => void;
  readonly toldTime: () => number;
  readonly toldTo: () => number;
  readonly timeHint: (from: number, to: number) => number;
};

let compiled: WebAssembly.Module | undefined;

/**
 * One instance of the module that scans blocks of lines, its tables filled. Throws where WebAssembly or its SIMD is
 * missing, and when it cannot search for the texts.
 */
export class ScanModule {
  readonly functions: Functions;
  readonly bytes: Uint8Array;
  readonly #places: Readonly<Record<string, unknown>>;

  constructor(texts: SearchTexts, isFailure: (status: number) => boolean) {
    compiled ??= new WebAssembly.Module(decoded(SCAN_MODULE));
    const { exports } = new WebAssembly.Instance(compiled);
    this.functions = exports as Functions;
    this.#places = exports;
    this.bytes = new Uint8Array(this.functions.memory.buffer);
    this.functions.configure(texts.signatures, texts.requests);
    this.#addTexts(texts.all);
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

  #addTexts(texts: readonly string[]): void {
    new Float64Array(this.bytes.buffer, this.place('SHARES')).set(SHARES);
    const all = texts.join('');
    const minimum = this.place('MIN_TEXT');
    const hasRoom = all.length <= this.place('TEXTS_SIZE') && texts.every(({ length }) => length >= minimum);
    if (hasRoom) this.#write(all, this.place('TEXTS'));
    const isTaken = hasRoom && texts.every(({ length }) => this.functions.addText(length) !== 0);
    if (!isTaken) throw new Error('texts do not fit');
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
    this.#write(`${texts.map((text) => String.fromCharCode(text.length) + text).join('')}\0`, from);
  }

  /** ASCII. */
  #write(text: string, at: number): void {
    new TextEncoder().encodeInto(text, this.bytes.subarray(at));
  }
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
