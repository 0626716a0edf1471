import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { render, type Text } from '../core/text/l10n.ts';
import type { Steps } from '../workspace/steps.ts';
import type { Session } from './session.ts';

/** From this number of files on progress is shown. */
const MANY_FILES = 20;

/** Shows the progress of work on many files, and ends it when it is cancelled: by the request, or at the progress. */
export class LongWork {
  readonly #connection: Connection;
  readonly #session: () => Session;

  constructor(connection: Connection, session: () => Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /**
   * Runs the work; cancelled work is answered as cancelled. `forPerson`: a person asked for it, and may cancel it where the
   * progress is shown.
   */
  async run<T, D = void>(
    { text, forPerson }: { readonly text: Text; readonly forPerson: boolean },
    token: CancellationToken,
    work: (steps: Steps) => Promise<T>,
  ): Promise<T | ResponseError<D>> {
    const { client, translations } = this.#session();
    let reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
    let stopped = false;
    const begin = async (): Promise<WorkDoneProgressServerReporter> => {
      const progress = await this.#connection.window.createWorkDoneProgress();
      progress.begin(render(text, translations), 0, undefined, forPerson);
      progress.token.onCancellationRequested(() => {
        stopped = true;
      });
      return progress;
    };
    const steps: Steps = {
      get isCancelled() {
        return stopped || token.isCancellationRequested;
      },
      report: (done, total) => {
        if (!client.workDoneProgress || total < MANY_FILES) return;
        // A client that announces progress and then refuses it gets none.
        reporter ??= begin().catch(() => undefined);
        void reporter.then((progress) => progress?.report(Math.floor((100 * done) / total), `${done}/${total}`));
      },
    };
    try {
      const result = await work(steps);
      return steps.isCancelled ? new ResponseError<D>(LSPErrorCodes.RequestCancelled, 'cancelled') : result;
    } finally {
      void reporter?.then((progress) => progress?.done());
    }
  }
}
