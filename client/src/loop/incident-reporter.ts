/** Tells the language server what the log panel knows: all of it, when it has changed, at most once a second. */
import { INCIDENTS, type IncidentsParams } from '../../../server/src/core/messages/loop-messages.ts';

const EVERY_MS = 1000;

/** What the reporter needs of the world; tests give their own. */
interface ReporterHost {
  notify(method: string, params: object): void;
  /** Calls back after some milliseconds. */
  later(milliseconds: number, call: () => void): void;
}

export class IncidentReporter {
  readonly #host: ReporterHost;
  #state: IncidentsParams = { incidents: [], health: [] };
  /** What the server was told last; a new one knows of nothing. */
  #told = encode(this.#state);
  #resting = false;

  constructor(host: ReporterHost) {
    this.#host = host;
  }

  update(part: Partial<IncidentsParams>): void {
    this.#state = { ...this.#state, ...part };
    if (!this.#resting) this.#tell();
  }

  /** The server is a new one. */
  restarted(): void {
    this.#told = encode({ incidents: [], health: [] });
    if (!this.#resting) this.#tell();
  }

  #tell(): void {
    const now = encode(this.#state);
    if (now === this.#told) return;
    this.#told = now;
    this.#host.notify(INCIDENTS, this.#state);
    this.#resting = true;
    this.#host.later(EVERY_MS, () => {
      this.#resting = false;
      this.#tell();
    });
  }
}

function encode(state: IncidentsParams): string {
  return JSON.stringify(state);
}
