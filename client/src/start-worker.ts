import { type Uri, workspace } from 'vscode';

/**
 * A worker of one script, put together from texts and files. Not from an address: VS Code starts no worker from that of an
 * extension that lies on a remote machine.
 */
export async function startWorker(...parts: readonly (string | Uri)[]): Promise<Worker> {
  const texts = await Promise.all(parts.map((part) => (typeof part === 'string' ? part : readBytes(part))));
  const url = URL.createObjectURL(new Blob(texts, { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    // The worker loads it when it starts.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

async function readBytes(file: Uri): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await workspace.fs.readFile(file));
}
