/**
 * What the server keeps for an editor that has introduced itself (`start/`), and what follows when something changes. Knows no
 * platform: the files come from Node, or from the client.
 */
import { CodeLensRefreshRequest, type Connection, type InitializeParams, TextDocuments } from 'vscode-languageserver';
import { INCIDENTS, LOG_FOLDERS, LOG_SETTINGS, type LogSettingsParams } from './core/logs/loop-messages.ts';
import type { FileSystem } from './core/project/file-system.ts';
import { CompletionAnswers } from './features/completion-answers.ts';
import { ConfigurationProblems } from './features/configuration-problems.ts';
import { DiagnosticsPublisher } from './features/diagnostics-publisher.ts';
import { LogSettings } from './features/log-settings.ts';
import { LongWork } from './features/long-work.ts';
import { SemanticTokenAnswers } from './features/semantic-token-answers.ts';
import type { Session } from './features/session.ts';
import { warmUpLater } from './features/warm-up.ts';
import { WorkspaceDiagnostics } from './features/workspace-diagnostic.ts';
import { answerRequests } from './requests.ts';
import { SERVER_NAME } from './start/capabilities.ts';
import { ConfigChanges } from './workspace/config-changes.ts';
import { registerGunicornConfig } from './workspace/gunicorn-config.ts';
import { openTexts } from './workspace/open-text.ts';
import { initialFolders, watchFiles, watchFolders, watchSettings } from './workspace/registrations.ts';
import { areYamlErrorsElsewhere, initialSettings } from './workspace/settings.ts';
import { Workspace } from './workspace/workspace.ts';

export function serve(
  connection: Connection,
  files: FileSystem,
  params: InitializeParams,
  session: () => Session,
): void {
  const texts = new TextDocuments(openTexts);
  const { client } = session();
  const initial = initialSettings(params.initializationOptions);
  const yamlErrorsElsewhere = areYamlErrorsElsewhere(params.initializationOptions);
  const workspace = new Workspace(files, {
    onProject: (folder) => {
      publisher.refresh(folder);
      refreshShown();
      logSettings.changed();
    },
    onConfigurations: (found) => {
      logSettings.changed();
      if (!yamlErrorsElsewhere) configurationProblems.publish(found, session().translations);
      publisher.refresh();
      refreshShown();
    },
    onRuleError: (rule, error) =>
      connection.console.error(`${rule.id}: ${error instanceof Error ? error.stack : error}`),
  });
  workspace.setSettings(initial);
  workspace.folders = initialFolders(params);
  const configurationProblems = new ConfigurationProblems(connection);
  const publisher = new DiagnosticsPublisher(connection, workspace, session);
  const configs = new ConfigChanges(workspace);
  const longWork = new LongWork(connection, session);
  const closed = new WorkspaceDiagnostics(workspace, () => session().translations);
  const logSettings = new LogSettings(workspace, (folders) => {
    void connection.sendNotification(LOG_SETTINGS, { folders } satisfies LogSettingsParams);
  });
  const tokens = new SemanticTokenAnswers();
  // What they show comes from settings and files, too: an editor that is not told asks after the next keystroke.
  const refreshShown = (): void => {
    if (client.refreshInlayHints) connection.languages.inlayHint.refresh().catch(() => {});
    if (!client.refreshSemanticTokens) return;
    const documents = workspace.openUris.flatMap((uri) => workspace.document(uri) ?? []);
    if (documents.some((document) => tokens.isOutdated(document))) {
      connection.languages.semanticTokens.refresh().catch(() => {});
    }
  };
  const filesChanged = (): void => {
    closed.changed();
    logSettings.changed();
  };

  connection.onInitialized(() => {
    const askForSettings = watchSettings(connection, client, initial, workspace, () => {
      publisher.refresh();
      refreshShown();
      closed.changed();
    });
    watchFiles(connection, client, workspace, filesChanged);
    watchFolders(connection, client, workspace, () => {
      askForSettings();
      filesChanged();
    });
    void registerGunicornConfig(connection, session(), SERVER_NAME);
  });

  const stopWarmUp = warmUpLater();
  texts.onDidOpen(({ document }) => {
    stopWarmUp();
    workspace.update(document);
    publisher.opened(document.uri);
    filesChanged();
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
    filesChanged();
  });
  texts.onDidClose(({ document }) => {
    workspace.close(document.uri);
    publisher.closed(document.uri);
    tokens.closed(document.uri);
    filesChanged();
  });

  connection.onNotification(INCIDENTS, (params: unknown) => {
    const change = workspace.report(params);
    if (change.incidents) {
      publisher.refresh();
      closed.changed();
    }
    if (client.refreshCodeLenses && (change.incidents || change.health)) {
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    }
  });
  connection.onNotification(LOG_FOLDERS, (params: unknown) => logSettings.watch(params));
  answerRequests({ connection, workspace, session, longWork, closed, tokens, completions: new CompletionAnswers() });
  texts.listen(connection);
}
