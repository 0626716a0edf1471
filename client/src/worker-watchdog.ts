/** How long a worker may say nothing after its start; usually it takes a second. */
const PATIENCE_MS = 30_000;

/**
 * Watches a worker until its first message, and ends one that failed to start. A browser reports a script that cannot be read or run
 * by an event, but not for a worker that one of VS Code's own workers has asked its page for: that one stays silent
 * (microsoft/vscode:src/vs/workbench/services/extensions/worker/polyfillNestedWorker.ts).
 */
export class WorkerWatchdog {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param failed is called at most once, when the worker is ended */
  constructor(worker: Pick<Worker, 'addEventListener' | 'terminate'>, failed: () => void) {
    const end = (): void => {
      if (this.#timer === undefined) return;
      this.over();
      worker.terminate();
      failed();
    };
    this.#timer = setTimeout(end, PATIENCE_MS);
    worker.addEventListener('error', end);
  }

  /** The worker has said something, or is not wanted any more. */
  over(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
