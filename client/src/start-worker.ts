import { type Uri, workspace } from 'vscode';

/** From the text of the script: VS Code starts no worker from the address of an extension that lies on a remote machine. */
export async function startWorker(script: Uri): Promise<Worker> {
  const text = new Blob([Uint8Array.from(await workspace.fs.readFile(script))], { type: 'text/javascript' });
  const url = URL.createObjectURL(text);
  try {
    return new Worker(url);
  } finally {
    // The worker loads it when it starts.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
