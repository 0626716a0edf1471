/** How long a worker may say nothing after its start, in milliseconds. Usual is a second. */
const PATIENCE = 30_000;

/**
 * Watches a worker until its first message. A browser tells of a script that cannot be read or run with an event; of a worker that
 * one of VS Code's own workers has asked its page for, nobody hears (microsoft/vscode:src/vs/workbench/services/extensions/worker/
 * polyfillNestedWorker.ts): it stays silent.
 */
export class WorkerStart {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param failed is called at most once, when the worker is ended */
  constructor(worker: Pick<Worker, 'addEventListener' | 'terminate'>, failed: () => void) {
    const end = (): void => {
      if (this.timer === undefined) return;
      this.over();
      worker.terminate();
      failed();
    };
    this.timer = setTimeout(end, PATIENCE);
    worker.addEventListener('error', end);
  }

  /** It has said something, or is not wanted any more. */
  over(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
