interface Question<T> {
  readonly resolve: (answer: T) => void;
  readonly reject: (error: Error) => void;
  readonly send: () => void;
}

/** Questions to a thread that wait for an answer: when the thread fails, they are put to the next one. */
export class Questions<T> {
  readonly #waiting = new Map<number, Question<T>>();
  #next = 0;

  /** `over`: why nobody will answer; undefined while somebody will. */
  ask(over: Error | undefined, send: (request: number) => void): Promise<T> {
    if (over) return Promise.reject(over);
    const request = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject, send: () => send(request) });
      send(request);
    });
  }

  /** Asks again what was not answered. */
  repeat(): void {
    for (const { send } of this.#waiting.values()) send();
  }

  answer(request: number, answer: T): void {
    this.#waiting.get(request)?.resolve(answer);
    this.#waiting.delete(request);
  }

  /** Rejects all questions: nobody will answer. */
  refuse(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
