import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { WATCH_PATTERNS } from '../core/project/watch-patterns.ts';
import { endsWithin } from '../core/time/ends-within.ts';
import { isConfiguration } from '../workspace/configurations.ts';
import { readExcluded, readSettings, type Settings } from '../workspace/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ClientFeatures } from './client-features.ts';

const SECTION = 'procfileDoctor';
const EXCLUDED = 'files.exclude';

/** How long answers wait for the settings at the start. After that they are given with the default settings. */
const PATIENCE_MS = 1000;

/**
 * Keeps the settings up to date: asks the client for those of each folder of the workspace, or takes what it sends where it cannot
 * be asked. Returns a function that asks again, for when the folders change.
 */
export function watchSettings(
  connection: Connection,
  client: ClientFeatures,
  initial: Settings,
  workspace: Workspace,
  onSettings: () => void,
): () => void {
  let asked = 0;
  let answered = 0;
  const pull = async (): Promise<void> => {
    const question = ++asked;
    const { folders } = workspace;
    const scopes = folders.map((scopeUri) => ({ scopeUri, section: SECTION }));
    const [general, excluded, ...own] = await connection.workspace.getConfiguration([
      { section: SECTION },
      { section: EXCLUDED },
      ...scopes,
    ]);
    // A later question was answered already: this answer is outdated.
    if (question < answered) return;
    answered = question;
    workspace.excluded = readExcluded(excluded);
    const settings = readSettings(general, initial);
    workspace.setSettings(settings, new Map(folders.map((folder, at) => [folder, readSettings(own[at], initial)])));
    onSettings();
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.configuration) return pull();
    workspace.setSettings(readSettings((settings as Record<string, unknown> | null)?.[SECTION], initial));
    onSettings();
    return undefined;
  });
  if (client.dynamicConfiguration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: [SECTION, EXCLUDED] });
  }
  if (client.configuration) workspace.settingsAsked = endsWithin(PATIENCE_MS, pull());
  return () => {
    if (client.configuration) pull().catch(() => {});
  };
}

/** Reads a project again when one of its files changes on disk; `onChange` hears of every change. */
export function watchFiles(
  connection: Connection,
  client: ClientFeatures,
  workspace: Workspace,
  onChange: () => void,
): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    onChange();
    if (changes.some(({ uri }) => isConfiguration(uri))) void workspace.reconfigure();
    for (const uri of workspace.openUris) {
      const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
      if (changes.some((change) => change.uri.startsWith(folder))) void workspace.load(uri);
    }
  });
  if (client.dynamicWatchedFiles) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: WATCH_PATTERNS.map((globPattern) => ({ globPattern })),
    });
  }
}

/** URIs of what the user has opened, as the client said at the start. */
export function initialFolders({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

/** Keeps the folders up to date where the client tells. */
export function watchFolders(
  connection: Connection,
  client: ClientFeatures,
  workspace: Workspace,
  onChange: () => void,
): void {
  if (!client.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    const kept = workspace.folders.filter((uri) => !gone.has(uri));
    workspace.folders = [...new Set([...kept, ...added.map(({ uri }) => uri)])];
    onChange();
  });
}
