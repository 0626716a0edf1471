import { FileSystemError, FileType, l10n, Uri, window, workspace } from 'vscode';
import { isString } from '../../guards.ts';
import { polledFileSource, type WholeFile } from '../sources/files/polled-file.ts';
import { type LogSource, refusing } from '../sources/source.ts';
import { askOne } from './ask.ts';
import { type Encoding, isEncoding, withEncoding } from './encoding.ts';
import { type Definition, sourceKind } from './source-kind.ts';
import { TAIL_BYTES } from './tail-bytes.ts';

interface FileDefinition extends Definition {
  /** The address of a file, or its path in the folder of the workspace. */
  readonly path: string;
  readonly encoding?: Encoding;
}

const LOG_FILES = '**/*.{log,log.*,ndjson,jsonl,gz}';
const NOT_OURS = '**/{node_modules,.venv,venv,.git}/**';
const MOST_FILES = 200;

/** A file through VS Code's own file system: for windows without a disk. */
export const workspaceFile = sourceKind<FileDefinition>({
  kind: 'file',
  icon: 'file',
  title: () => l10n.t('File'),
  detail: () => l10n.t('A log file of the workspace, or another that this window can open; followed as it grows'),
  is: (value): value is FileDefinition & Readonly<Record<string, unknown>> =>
    isString(value['path']) && isEncoding(value['encoding']),
  choose: async () => {
    const path = await chooseFile();
    return path === undefined ? undefined : { kind: 'file', path };
  },
  label: ({ path }) => (isAddress(path) ? workspace.asRelativePath(Uri.parse(path)) : path),
  folder: ({ path }) => (isAddress(path) ? workspace.getWorkspaceFolder(Uri.parse(path))?.uri.toString() : undefined),
  create: ({ path, encoding }, { folder }) => {
    const uri = isAddress(path) ? Uri.parse(path) : folder && Uri.joinPath(folder, path);
    if (!uri) return refusing({ kind: 'not-found', what: path });
    return withEncoding(encoding, (known) => addressedFile(uri, known));
  },
});

/** One of the files that look like logs, or any that the person picks. Undefined when the person gave up. */
async function chooseFile(): Promise<string | undefined> {
  const found = await workspace.findFiles(LOG_FILES, NOT_OURS, MOST_FILES);
  const other = { label: l10n.t('Choose a File…'), value: undefined };
  const files = found.map((uri) => ({ label: workspace.asRelativePath(uri), value: uri })).sort(byLabel);
  const picked = await askOne<Uri | undefined>(l10n.t('Log File'), [...files, other]);
  if (!picked) return undefined;
  if (picked.value) return picked.value.toString();
  const [uri] = (await window.showOpenDialog({ title: l10n.t('Log File'), canSelectMany: false })) ?? [];
  return uri?.toString();
}

function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return a.label.localeCompare(b.label);
}

/** An address, and not a path, which may begin with the letter of a drive. */
export function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\//i.test(path);
}

/** Follows a file through VS Code's own file system. */
export function addressedFile(uri: Uri, encoding: Encoding): LogSource {
  return polledFileSource(wholeFile(uri), TAIL_BYTES, encoding);
}

function wholeFile(uri: Uri): WholeFile {
  return {
    name: workspace.asRelativePath(uri),
    stat: async () => {
      try {
        const { type, size, mtime } = await workspace.fs.stat(uri);
        return (type & FileType.File) === 0 ? undefined : { size, changed: mtime };
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    read: async () => workspace.fs.readFile(uri),
  };
}
