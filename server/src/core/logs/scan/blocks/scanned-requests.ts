import type { AccessServer, RequestList } from '../../access-log/access-record.ts';

/** In the order of their numbers in server/assembly/access.ts. */
export const SERVERS: readonly AccessServer[] = ['clf', 'gunicorn', 'uvicorn'];

/** Requests as the module has written them (server/assembly/memory.ts), from number `first` on; valid until it goes on. */
export class ScannedRequests implements RequestList {
  length = 0;
  #first = 0;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #at: number;
  readonly #size: number;

  /** `at`: the place of the first of all, `size`: of each, both in bytes. */
  constructor(buffer: ArrayBufferLike, at: number, size: number) {
    this.#words = new Int32Array(buffer);
    this.#numbers = new Float64Array(buffer);
    this.#at = at >> 2;
    this.#size = size >> 2;
  }

  /** From number `from` up to `to`. */
  select(from: number, to: number): void {
    this.#first = from;
    this.length = to - from;
  }

  server(index: number): AccessServer {
    return SERVERS[(this.#about(index) >> 16) & 0xff] ?? 'clf';
  }

  status(index: number): number {
    return this.#about(index) & 0xffff;
  }

  isHealthCheck(index: number): boolean {
    return this.#about(index) >> 24 !== 0;
  }

  duration(index: number): number {
    return this.#numbers[(this.#placeOf(index) >> 1) + 1] ?? Number.NaN;
  }

  time(index: number): number {
    return this.#numbers[(this.#placeOf(index) >> 1) + 2] ?? Number.NaN;
  }

  /** The place behind the line, in bytes of the block. */
  end(index: number): number {
    return this.#words[this.#placeOf(index) + 1] ?? 0;
  }

  #about(index: number): number {
    return this.#words[this.#placeOf(index)] ?? 0;
  }

  #placeOf(index: number): number {
    return this.#at + (this.#first + index) * this.#size;
  }
}
