import { type Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import type { ServerHost } from './language-client.ts';

/** The server as a worker of the browser's. It reads no files of its own: the translations go with it. */
export function workerServer(script: Uri, translations: Readonly<Record<string, string>>): ServerHost {
  return {
    createClient: (options) =>
      new LanguageClient('procfileDoctor', 'Procfile Doctor', () => startWorker(script), options),
    initializationOptions: { translations },
  };
}

/** From the text of the script: VS Code starts no worker from the address of an extension that lies on a remote machine. */
async function startWorker(script: Uri): Promise<MessageTransports> {
  const text = new Blob([Uint8Array.from(await workspace.fs.readFile(script))], { type: 'text/javascript' });
  const url = URL.createObjectURL(text);
  try {
    // Not the worker itself: in VS Code's own workers it is no instance of `Worker`, and the library would ask for that.
    const worker = new Worker(url);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  } finally {
    // The worker loads it when it starts.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
