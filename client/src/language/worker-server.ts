import { Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type DataCallback,
  type Disposable,
  LanguageClient,
} from 'vscode-languageclient/browser';
import type { Translations } from '../../../server/src/core/text/l10n.ts';
import { startWorker } from '../start-worker.ts';
import { WorkerWatchdog } from '../worker-watchdog.ts';
import { answerFileRequests } from './client-files.ts';
import type { ServerHost } from './language-client.ts';
import { LANGUAGE_PARTS } from './language-parts.ts';
import { supervise, supervised } from './supervised-client.ts';

/**
 * The server as a worker of the browser's. It reads no files of its own: the translations go with it.
 * @param bundles the folder of what is built
 */
export function workerServer(bundles: Uri, translations: Translations): ServerHost {
  return {
    createClient(options, onPhase) {
      const client = new LanguageClient(
        'procfileDoctor',
        'Procfile Doctor',
        async () => {
          // Not the worker itself: in VS Code's own workers it is no instance of `Worker`, and the library would ask for that.
          // `languageParts` is what the start takes the rest from when it has answered `initialize` (server/src/browser.ts).
          const parts = ['language', ...LANGUAGE_PARTS.map((name) => `language/${name}`)];
          const named = parts.flatMap((name) => [`"${name}":`, Uri.joinPath(bundles, `${name}.js`), '\n,']);
          const start = Uri.joinPath(bundles, 'web', 'server.js');
          const worker = await startWorker('const languageParts = {', ...named, '};', start);
          return { reader: new ServerReader(worker), writer: new BrowserMessageWriter(worker) };
        },
        { ...options, ...supervised },
      );
      supervise(client, onPhase);
      answerFileRequests(client);
      return client;
    },
    initializationOptions: { translations },
  };
}

/** A worker has no end that could be heard of: one that does not start counts as a connection that is closed, as that of a process. */
class ServerReader extends BrowserMessageReader {
  readonly #watchdog: WorkerWatchdog;

  constructor(worker: Worker) {
    super(worker);
    this.#watchdog = new WorkerWatchdog(worker, () => this.fireClose());
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      this.#watchdog.over();
      callback(message);
    });
  }

  override dispose(): void {
    this.#watchdog.over();
    super.dispose();
  }
}
