/**
 * The server of one editor, from the moment `initialize` was answered (`start/`): what it keeps, and who is told when something
 * changes. It runs on Node and in a browser: files are read by Node, or by the client.
 */
import { CodeLensRefreshRequest, type Connection, type InitializeParams, TextDocuments } from 'vscode-languageserver';
import { INCIDENTS, LOG_FOLDERS, LOG_SETTINGS, type LogSettingsParams } from './core/messages/loop-messages.ts';
import type { FileSystem } from './core/project/file-system.ts';
import type { ClientFeatures } from './editor/client-features.ts';
import { LongWork } from './editor/long-work.ts';
import { registerFormatting } from './editor/register-formatting.ts';
import { registerGunicornConfig } from './editor/register-gunicorn-config.ts';
import type { Session } from './editor/session.ts';
import { initialFolders, watchFiles, watchFolders, watchSettings } from './editor/watch-workspace.ts';
import { CompletionAnswers } from './features/completion/completion-answers.ts';
import { ConfigurationProblems } from './features/diagnostics/configuration-problems.ts';
import { DiagnosticsPublisher } from './features/diagnostics/diagnostics-publisher.ts';
import { WorkspaceDiagnostics } from './features/diagnostics/workspace-diagnostic.ts';
import { LogSettings } from './features/incidents/log-settings.ts';
import { SemanticTokenAnswers } from './features/semantic-tokens/semantic-token-answers.ts';
import { warmUpLater } from './features/warm-up.ts';
import { answerRequests } from './requests.ts';
import { ConfigChanges } from './workspace/config-changes.ts';
import { openTexts } from './workspace/open-text.ts';
import { areYamlErrorsElsewhere, initialSettings, type Settings } from './workspace/settings.ts';
import { Workspace } from './workspace/workspace.ts';

/** The parts of a server that are told of a change. */
interface Parts {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly workspace: Workspace;
  readonly publisher: DiagnosticsPublisher;
  readonly closed: WorkspaceDiagnostics;
  readonly logSettings: LogSettings;
  readonly tokens: SemanticTokenAnswers;
  readonly refreshShown: () => void;
  readonly refreshLenses: () => void;
}

export function serve(
  connection: Connection,
  files: FileSystem,
  params: InitializeParams,
  session: () => Session,
): void {
  const initial = initialSettings(params.initializationOptions);
  const yamlErrorsElsewhere = areYamlErrorsElsewhere(params.initializationOptions);
  const configurationProblems = new ConfigurationProblems(connection);
  const workspace = new Workspace(files, {
    onProject: (folder) => {
      parts.publisher.refresh(folder);
      parts.refreshShown();
      parts.logSettings.changed();
    },
    onConfigurations: (found) => {
      parts.logSettings.changed();
      if (!yamlErrorsElsewhere) configurationProblems.publish(found, session().translations);
      parts.publisher.refresh();
      parts.refreshShown();
    },
    onRuleError: (rule, error) =>
      connection.console.error(`${rule.id}: ${error instanceof Error ? error.stack : error}`),
  });
  workspace.setSettings(initial);
  workspace.folders = initialFolders(params);
  const parts = partsOf(connection, workspace, session);
  const longWork = new LongWork(connection, session);
  connection.onInitialized(() => {
    followSettingsAndFiles(parts, initial);
    void registerGunicornConfig(connection, session());
    void registerFormatting(connection, session().client);
  });
  followTexts(parts);
  followLogs(parts);
  const completions = new CompletionAnswers();
  answerRequests({ ...parts, session, longWork, completions });
}

function partsOf(connection: Connection, workspace: Workspace, session: () => Session): Parts {
  const tokens = new SemanticTokenAnswers();
  const { client } = session();
  const refreshLenses = () => {
    if (client.refreshCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  };
  return {
    connection,
    client,
    workspace,
    tokens,
    publisher: new DiagnosticsPublisher(connection, workspace, session),
    closed: new WorkspaceDiagnostics(workspace, () => session().translations),
    logSettings: new LogSettings(workspace, (folders) => {
      void connection.sendNotification(LOG_SETTINGS, { folders } satisfies LogSettingsParams);
    }),
    // What these show depends on settings and other files, too; an editor that is not told asks again at the next keystroke only.
    refreshLenses,
    refreshShown() {
      // Whether an incident is outdated depends on the files around the document as well.
      const { incidents, health } = workspace.reported;
      if (incidents.length + health.length > 0) refreshLenses();
      if (client.refreshInlayHints) connection.languages.inlayHint.refresh().catch(() => {});
      if (!client.refreshSemanticTokens) return;
      const documents = workspace.openUris.flatMap((uri) => workspace.document(uri) ?? []);
      if (documents.some((document) => tokens.isOutdated(document))) {
        connection.languages.semanticTokens.refresh().catch(() => {});
      }
    },
  };
}

function filesChanged({ closed, logSettings }: Parts): void {
  closed.changed();
  logSettings.changed();
}

function followSettingsAndFiles(parts: Parts, initial: Settings): void {
  const { connection, client, workspace } = parts;
  const askForSettings = watchSettings(connection, client, initial, workspace, () => {
    parts.publisher.refresh();
    parts.refreshShown();
    parts.closed.changed();
  });
  watchFiles(connection, client, workspace, () => filesChanged(parts));
  watchFolders(connection, client, workspace, () => {
    askForSettings();
    filesChanged(parts);
  });
}

function followTexts(parts: Parts): void {
  const { connection, workspace, publisher, logSettings, tokens } = parts;
  const texts = new TextDocuments(openTexts);
  const configs = new ConfigChanges(workspace);
  const stopWarmUp = warmUpLater();
  texts.onDidOpen(({ document }) => {
    stopWarmUp();
    workspace.update(document);
    publisher.opened(document.uri);
    filesChanged(parts);
  });
  texts.onDidChangeContent(({ document }) => {
    if (document.version === undefined) return;
    workspace.update(document);
    publisher.changed(document.uri);
    configs.changed(document.uri);
    logSettings.changed();
  });
  texts.onDidSave(({ document: { uri } }) => {
    void workspace.reconfigure();
    void workspace.load(uri);
    filesChanged(parts);
  });
  texts.onDidClose(({ document }) => {
    workspace.close(document.uri);
    publisher.closed(document.uri);
    tokens.closed(document.uri);
    // Unsaved changes are gone: the text on disk counts again.
    configs.changed(document.uri);
    filesChanged(parts);
  });
  texts.listen(connection);
}

function followLogs({ connection, workspace, publisher, closed, logSettings, refreshLenses }: Parts): void {
  connection.onNotification(INCIDENTS, (params: unknown) => {
    const change = workspace.report(params);
    if (change.incidents) {
      publisher.refresh();
      closed.changed();
    }
    if (change.incidents || change.health) refreshLenses();
  });
  connection.onNotification(LOG_FOLDERS, (params: unknown) => logSettings.watch(params));
}
