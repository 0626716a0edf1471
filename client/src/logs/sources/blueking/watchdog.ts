/** Ends a connection over which nothing has come for `limit` milliseconds. */
export class Watchdog {
  private readonly controller = new AbortController();
  readonly signal: AbortSignal;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    outer: AbortSignal,
    private readonly limit: number,
  ) {
    this.signal = AbortSignal.any([outer, this.controller.signal]);
    this.alive();
  }

  /** The connection was ended because it was silent. */
  get hasBitten(): boolean {
    return this.controller.signal.aborted;
  }

  alive(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.limit);
    this.timer.unref();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
