import { HEALTH_AGENTS, HEALTH_PATHS } from '../../access-log/health-check.ts';
import { SHARES } from '../prefilter/letter-shares.ts';
import type { SearchTexts } from '../prefilter/search-texts.ts';
import * as memory from './module-memory.ts';
import { SCAN_MODULE } from './scan-module-data.ts';

/** The functions of server/assembly/scan.ts. */
type Functions = {
  readonly memory: WebAssembly.Memory;
  readonly addText: (length: number) => number;
  readonly configure: (signaturesEnd: number, requestsEnd: number) => void;
  readonly choose: (needsTimes: number, zoneLines: number, takesRows: number, zone: number) => void;
  readonly start: (from: number, to: number) => void;
  readonly scan: () => number;
  readonly requests: () => number;
  readonly rows: () => number;
  readonly lines: () => number;
  readonly isDone: () => number;
  readonly count: (from: number, to: number, place: number, slow: number, folded: number) => void;
  readonly lastTime: () => number;
  readonly lastTimeEnd: () => number;
  readonly timeHint: (from: number, to: number) => number;
};

let compiled: WebAssembly.Module | undefined;

/**
 * An instance of the WebAssembly module (server/assembly) with its tables filled. Throws where WebAssembly or its SIMD is missing, and
 * if the texts do not fit into the module.
 */
export class ScanModule {
  readonly functions: Functions;
  /** The memory of the module, in three views. */
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  readonly numbers: Float64Array;

  constructor(texts: SearchTexts, isFailure: (status: number) => boolean) {
    compiled ??= new WebAssembly.Module(decoded(SCAN_MODULE));
    const { exports } = new WebAssembly.Instance(compiled);
    this.functions = exports as Functions;
    const { buffer } = this.functions.memory;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.numbers = new Float64Array(buffer);
    this.functions.configure(texts.signaturesEnd, texts.requestsEnd);
    this.#addTexts(texts.all);
    for (let status = 500; status < 600; status++) {
      this.bytes[memory.FAILURES + status - 500] = isFailure(status) ? 1 : 0;
    }
    this.#fillList(memory.HEALTH_PATHS, HEALTH_PATHS);
    this.#fillList(memory.HEALTH_AGENTS, HEALTH_AGENTS);
    this.#fillStarts(memory.AGENT_STARTS, HEALTH_AGENTS);
  }

  #addTexts(texts: readonly string[]): void {
    this.numbers.set(SHARES, memory.SHARES >> 3);
    const all = texts.join('');
    const hasRoom = all.length <= memory.TEXTS_SIZE && texts.every(({ length }) => length >= memory.MIN_TEXT);
    if (hasRoom) this.#write(all, memory.TEXTS);
    const isTaken = hasRoom && texts.every(({ length }) => this.functions.addText(length) !== 0);
    if (!isTaken) throw new Error('texts do not fit');
  }

  /** For agents.ts: by each half (4 bits) of the first two letters a bit for each text that has it. At most eight texts. */
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
