import type { Health } from '../types.ts';
import { HealthWindow } from './health-window.ts';

/** The figures of one process type of one place that logs come from. */
export interface ProcessHealth {
  readonly place: string;
  /** `web` for all its instances, `web.1` and others. */
  readonly process: string;
  readonly health: Health;
}

/** The writer of a line. */
export interface Writer {
  readonly source: string;
  readonly process: string | undefined;
}

/** More processes than any application has; further ones are not counted. */
const MAX_PROCESSES = 200;

/** Counts health separately for each process. Sources with the same `placeOf` are counted together. */
export class ProcessHealthWindows {
  readonly #windowMs: number;
  readonly #placeOf: (source: string) => string;
  readonly #windows = new Map<string, { place: string; process: string; window: HealthWindow }>();

  constructor(windowMs: number, placeOf: (source: string) => string) {
    this.#windowMs = windowMs;
    this.#placeOf = placeOf;
  }

  /** `otherwise`: the process to count for if the line names none; undefined to leave such lines out. */
  of({ source, process }: Writer, otherwise?: string): HealthWindow | undefined {
    const name = (process ?? otherwise)?.replace(/\.\d+$/, '');
    if (name === undefined) return undefined;
    const place = this.#placeOf(source);
    const key = `${place}\0${name}`;
    const known = this.#windows.get(key);
    if (known) return known.window;
    if (this.#windows.size >= MAX_PROCESSES) return undefined;
    const window = new HealthWindow(this.#windowMs);
    this.#windows.set(key, { place, process: name, window });
    return window;
  }

  clear(): void {
    this.#windows.clear();
  }

  read(now: number): readonly ProcessHealth[] {
    return [...this.#windows.values()].map(({ place, process, window }) => ({
      place,
      process,
      health: window.read(now),
    }));
  }
}
