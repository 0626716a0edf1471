/** How to be called back after some milliseconds. */
export type Later = (milliseconds: number, call: () => void) => void;

/** Work that is done some time after it was asked for, once for all who ask meanwhile. */
export class Delayed {
  private isAsked = false;

  constructor(
    private readonly later: Later,
    private readonly work: () => void,
  ) {}

  /** Has no effect while the work is asked for already. */
  ask(milliseconds: number): void {
    if (this.isAsked) return;
    this.isAsked = true;
    this.later(milliseconds, () => {
      this.isAsked = false;
      this.work();
    });
  }
}
