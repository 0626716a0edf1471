import type { AccessServer, RequestList } from '../../access-log/access-record.ts';
import { REQUEST_ABOUT, REQUEST_DURATION, REQUEST_END, REQUEST_SIZE, REQUEST_TIME, REQUESTS } from './module-memory.ts';
import type { ScanModule } from './scan-module.ts';

/** In the order of their numbers in server/assembly/access.ts. */
export const SERVERS: readonly AccessServer[] = ['clf', 'gunicorn', 'uvicorn'];

/** A list of requests in the memory of the module. Valid until the module goes on. */
export class ScannedRequests implements RequestList {
  length = 0;
  #first = 0;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;

  constructor(module: ScanModule) {
    this.#words = module.words;
    this.#numbers = module.numbers;
  }

  /** Of the requests `from` up to `to` those whose lines end behind `place` in the block. */
  select(from: number, to: number, place: number): void {
    this.#first = from;
    while (this.#first < to && (this.#words[(this.#placeOf(0) + REQUEST_END) >> 2] ?? 0) <= place) this.#first++;
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
    return this.#numbers[(this.#placeOf(index) + REQUEST_DURATION) >> 3] ?? Number.NaN;
  }

  time(index: number): number {
    return this.#numbers[(this.#placeOf(index) + REQUEST_TIME) >> 3] ?? Number.NaN;
  }

  #about(index: number): number {
    return this.#words[(this.#placeOf(index) + REQUEST_ABOUT) >> 2] ?? 0;
  }

  #placeOf(index: number): number {
    return REQUESTS + (this.#first + index) * REQUEST_SIZE;
  }
}
