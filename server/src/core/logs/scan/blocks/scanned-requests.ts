import type { AccessServer, RequestList } from '../../access-log/access-record.ts';
import type { ScanModule } from './scan-module.ts';

/** In the order of their numbers in server/assembly/access.ts. */
export const SERVERS: readonly AccessServer[] = ['clf', 'gunicorn', 'uvicorn'];

/** A list of requests in the memory of the module (server/assembly/memory.ts). Valid until the module goes on. */
export class ScannedRequests implements RequestList {
  length = 0;
  #first = 0;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #at: number;
  readonly #size: number;

  constructor(module: ScanModule) {
    this.#words = module.words;
    this.#numbers = module.numbers;
    this.#at = module.place('REQUESTS') >> 2;
    this.#size = module.place('REQUEST_SIZE') >> 2;
  }

  /** Of the requests `from` up to `to` those whose lines end behind `place` in the block. */
  select(from: number, to: number, place: number): void {
    this.#first = from;
    while (this.#first < to && (this.#words[this.#placeOf(0) + 1] ?? 0) <= place) this.#first++;
    this.length = to - this.#first;
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

  #about(index: number): number {
    return this.#words[this.#placeOf(index)] ?? 0;
  }

  #placeOf(index: number): number {
    return this.#at + (this.#first + index) * this.#size;
  }
}
