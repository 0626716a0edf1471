import { type Uri, workspace } from 'vscode';

/** Writes a file by VS Code's own file system, which takes it as a whole. */
export async function writeWhole(uri: Uri, parts: AsyncIterable<string>): Promise<void> {
  const all: string[] = [];
  for await (const part of parts) all.push(part);
  await workspace.fs.writeFile(uri, new Uint8Array(await new Blob(all).arrayBuffer()));
}
