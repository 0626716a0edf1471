import { type Uri, workspace } from 'vscode';

/**
 * Starts a worker whose script is put together from texts and files. The address of a file would not do: VS Code starts no
 * worker from the address of an extension that lies on a remote machine.
 */
export async function startWorker(...parts: readonly (string | Uri)[]): Promise<Worker> {
  const texts = await Promise.all(parts.map((part) => (typeof part === 'string' ? part : readBytes(part))));
  const url = URL.createObjectURL(new Blob(texts, { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    // Not at once: the worker has yet to load it.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

async function readBytes(file: Uri): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await workspace.fs.readFile(file));
}
