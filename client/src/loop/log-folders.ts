import * as vscode from 'vscode';
import { decodedName } from '../../../server/src/core/text/decoded-name.ts';
import { isRecord, isString } from '../guards.ts';

const FOLDERS_KEY = 'procfileDoctor.logs.folders';
const DEFINITIONS = '{Procfile,app_desc.yaml,app_desc.yml}';
const DEFINITION_FILES = `**/${DEFINITIONS}`;
const NOT_OURS = '**/{node_modules,.venv,venv}/**';
const MOST_DEFINITIONS = 100;

/**
 * Which folder of the workspace an application's log belongs to. What a person has chosen is kept. Otherwise it is the only
 * folder that defines processes, or the one that names the application: in its app_desc.yaml, or by its own name. Of a window
 * with several folders only the one counts whose settings name the log, or in which it lies.
 */
export class LogFolders {
  readonly #memento: vscode.Memento;
  readonly #guessed = new Map<string, string>();
  /** Sources whose chosen folder is not in this workspace, or defines nothing any more. */
  readonly #astray = new Set<string>();

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** URI of the folder of a source, as far as it is known. */
  of(source: string): string | undefined {
    return (this.#astray.has(source) ? undefined : this.#chosen[source]) ?? this.#guessed.get(source);
  }

  /** A person has chosen it: for now and for later windows. */
  async choose(source: string, folder: string): Promise<void> {
    this.#astray.delete(source);
    await this.#memento.update(FOLDERS_KEY, { ...this.#chosen, [source]: folder });
  }

  /** Looks around in the workspace, or in the folder of it that has the log (a URI): again where that may have changed. */
  async guess(source: string, application: string | undefined, within: string | undefined): Promise<void> {
    const chosen = this.#chosen[source];
    if (chosen !== undefined && (await isDefining(chosen))) {
      this.#astray.delete(source);
      return;
    }
    const folder = await guess(application, within);
    if (chosen !== undefined && chosen === this.#chosen[source]) this.#astray.add(source);
    if (folder === undefined) this.#guessed.delete(source);
    else this.#guessed.set(source, folder);
  }

  get #chosen(): Readonly<Record<string, string>> {
    const kept: unknown = this.#memento.get(FOLDERS_KEY);
    if (!isRecord(kept)) return {};
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => isString(entry[1])));
  }
}

/** A folder of this workspace that has a file of ours. */
async function isDefining(folder: string): Promise<boolean> {
  const uri = vscode.Uri.parse(folder);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  return (await vscode.workspace.findFiles(new vscode.RelativePattern(uri, DEFINITIONS), undefined, 1)).length > 0;
}

async function guess(application: string | undefined, within: string | undefined): Promise<string | undefined> {
  const pattern =
    within === undefined ? DEFINITION_FILES : new vscode.RelativePattern(vscode.Uri.parse(within), DEFINITION_FILES);
  const files = await vscode.workspace.findFiles(pattern, NOT_OURS, MOST_DEFINITIONS);
  const folders = new Set(files.map(folderOf));
  if (folders.size === 1) return [...folders][0];
  if (application === undefined) return undefined;
  const saying: string[] = [];
  for (const file of files) if (await says(file, application)) saying.push(folderOf(file));
  const named = [...folders].filter((folder) => decodedName(folder.split('/').at(-1) ?? '') === application);
  return only(saying) ?? only(named);
}

function only(folders: readonly string[]): string | undefined {
  return new Set(folders).size === 1 ? folders[0] : undefined;
}

function folderOf(file: vscode.Uri): string {
  return vscode.Uri.joinPath(file, '..').toString();
}

/** `bk_app_code` of version 2, `bkAppCode` of version 3. */
async function says(file: vscode.Uri, application: string): Promise<boolean> {
  if (!/\.ya?ml$/.test(file.path)) return false;
  const text = await textOf(file);
  return /^\s*(?:bk_app_code|bkAppCode):\s*["']?([\w-]+)/m.exec(text)?.[1] === application;
}

/** Empty for a file that cannot be read: the others may still say the application. */
async function textOf(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return '';
  }
}
