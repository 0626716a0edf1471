import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { Row } from '../messages/page-protocol.ts';

/** A pinned row as it is kept for the next window: its text may have lost its secrets, so its length is kept as well. */
export interface KeptPin {
  readonly row: Row;
  /** UTF-16 units of the whole text. */
  readonly length: number;
}

/** All pins as another thread takes them over. */
export interface PinsBackup {
  readonly pinned: readonly Row[];
  /** Of an earlier window, whose line has not come. */
  readonly awaited: readonly KeptPin[];
}

/** Rows that the reader has pinned. They stay known when they leave the ring, and when the window is loaded again. */
export class Pins {
  readonly #rowAt: (id: number) => Row | undefined;
  readonly #changed: (rows: readonly Row[]) => void;
  readonly #rows = new Map<number, Row>();
  /** Those of an earlier window whose line has not come (again), by ids that no row of the ring has. */
  readonly #awaited = new Map<number, KeptPin>();
  #nextAwaited = 0.5;
  #isDue = false;

  constructor(rowAt: (id: number) => Row | undefined, changed: (rows: readonly Row[]) => void) {
    this.#rowAt = rowAt;
    this.#changed = changed;
  }

  /** Oldest first. */
  get all(): readonly Row[] {
    return [...this.#rows.values()].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || a.id - b.id);
  }

  has(id: number): boolean {
    return this.#rows.has(id);
  }

  tell(): void {
    this.#changed(this.all);
  }

  toggle(id: number): void {
    this.#awaited.delete(id);
    const row = this.#rows.delete(id) ? undefined : this.#rowAt(id);
    if (row) this.#set(row);
    this.tell();
  }

  clear(): void {
    this.#rows.clear();
    this.#awaited.clear();
    this.tell();
  }

  backup(): PinsBackup {
    return { pinned: this.all.filter(({ id }) => !this.#awaited.has(id)), awaited: [...this.#awaited.values()] };
  }

  /** Takes over what another thread of this window had. */
  restore({ pinned, awaited }: PinsBackup): void {
    for (const row of pinned) this.#set(row);
    this.await(awaited);
  }

  /** Takes over what an earlier window had: each stands for itself until its line has come. */
  await(kept: readonly KeptPin[]): void {
    for (const pin of kept) {
      const id = this.#nextAwaited++;
      this.#awaited.set(id, pin);
      this.#set({ ...pin.row, id });
    }
    this.tell();
  }

  /** The time of a pin whose line has not come yet. */
  timeOfAwaited(id: number): number | undefined {
    return this.#awaited.get(id)?.row.time;
  }

  /** A line has come; `find` is to follow when all that have come with it are rows. */
  note({ time, message }: LogLine): void {
    if (this.#isDue || this.#awaited.size === 0) return;
    for (const { row } of this.#awaited.values())
      this.#isDue ||= row.time === time && (time !== undefined || row.text === message);
  }

  /** Finds the rows of what was pinned in an earlier window among those with ids from … to-1. */
  find(from: number, to: number): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    for (let id = from; id < to && this.#awaited.size > 0; id++) {
      const row = this.#rowAt(id);
      for (const [awaited, pin] of this.#awaited) {
        if (!row || !isOf(row, pin)) continue;
        this.#awaited.delete(awaited);
        this.#rows.delete(awaited);
        this.#set(row);
      }
    }
    this.tell();
  }

  renumber(newId: (id: number) => number): void {
    if (this.#rows.size === 0) return;
    const rows = [...this.#rows.values()];
    this.#rows.clear();
    for (const row of rows) this.#set(this.#awaited.has(row.id) ? row : { ...row, id: newId(row.id) });
    this.tell();
  }

  #set(row: Row): void {
    this.#rows.set(row.id, { ...row, pinned: true });
  }
}

function isOf(row: Row, { row: kept, length }: KeptPin): boolean {
  if (row.source !== kept.source || row.time !== kept.time || row.text.length !== length) return false;
  // Without a time many lines have the same length.
  return row.time !== undefined || row.text === kept.text;
}
