/**
 * Lines that were opened in an editor, as files that can only be read. Their text is kept in the folder that VS Code has for the
 * workspace: an editor that comes back when its window is loaded again has its lines. They go with their last editor.
 */
import {
  Disposable,
  type ExtensionContext,
  FilePermission,
  FileSystemError,
  type FileSystemProvider,
  languages,
  type Tab,
  TabInputText,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

const SCHEME = 'procfile-doctor-lines';
const LANGUAGE = 'procfile-doctor-log';

export function linesUri(name: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${name}` });
}

/** Where they are kept. A window without a folder has no place of its own. */
export function linesFolder({ storageUri, globalStorageUri }: ExtensionContext): Uri {
  return Uri.joinPath(storageUri ?? globalStorageUri, 'lines');
}

/** Registered with the extension, not with the panel: an editor that comes back asks before anybody opens the panel. */
export function registerLinesFiles(context: ExtensionContext): Disposable {
  const keptAs = ({ path }: Uri): Uri => Uri.joinPath(linesFolder(context), path);
  const tabsChanged = (closed: readonly Tab[]): void => {
    const open = openLinesFiles();
    for (const gone of closed.flatMap(linesIn)) if (!open.has(gone)) void forget(keptAs(Uri.parse(gone)));
  };
  workspace.textDocuments.forEach(colour);
  return Disposable.from(
    workspace.registerFileSystemProvider(SCHEME, readOnly(keptAs), { isCaseSensitive: true, isReadonly: true }),
    workspace.onDidOpenTextDocument(colour),
    window.tabGroups.onDidChangeTabs(({ closed }) => tabsChanged(closed)),
  );
}

/** The addresses of those that have an editor in this window. */
export function openLinesFiles(): ReadonlySet<string> {
  return new Set(window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(linesIn)));
}

function readOnly(keptAs: (uri: Uri) => Uri): FileSystemProvider {
  const nothing = () => new Disposable(() => undefined);
  const refuse = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: nothing,
    watch: nothing,
    stat: async (uri) => ({ ...(await workspace.fs.stat(keptAs(uri))), permissions: FilePermission.Readonly }),
    readFile: async (uri) => workspace.fs.readFile(keptAs(uri)),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

/** The address of the lines that a tab shows. */
function linesIn({ input }: Tab): readonly string[] {
  return input instanceof TabInputText && input.uri.scheme === SCHEME ? [input.uri.toString()] : [];
}

/** By its ending it is any log. */
function colour(document: TextDocument): void {
  if (document.uri.scheme === SCHEME && document.languageId !== LANGUAGE)
    void languages.setTextDocumentLanguage(document, LANGUAGE);
}

export async function forget(file: Uri): Promise<void> {
  try {
    await workspace.fs.delete(file);
  } catch {
    // It is gone already.
  }
}
