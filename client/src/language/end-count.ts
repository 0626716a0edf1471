/** After this many unexpected ends within this many minutes no other server is started by itself: the limit of VS Code's own clients. */
export const MOST_ENDS = 5;
export const MINUTES = 3;

/** Counts the ends of servers that nobody had asked to end. */
export class EndCount {
  #ends: readonly number[] = [];

  /** Notes an end at `time` (ms); false when another server should not be started without being asked for. */
  allowsAnother(time: number): boolean {
    this.#ends = [...this.#ends.filter((end) => time - end < MINUTES * 60_000), time];
    return this.#ends.length < MOST_ENDS;
  }

  forget(): void {
    this.#ends = [];
  }
}
