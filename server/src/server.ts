/**
 * Wires LSP requests to features, for an editor that has introduced itself (`start/`). Knows no platform: the files come
 * from Node, or from the client.
 */
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import {
  DIAGNOSE,
  INCIDENTS,
  LOCATE,
  LOG_FOLDERS,
  LOG_SETTINGS,
  type LogSettingsParams,
} from './core/logs/loop-messages.ts';
import { CHECK_FILES } from './core/logs/task-messages.ts';
import type { FileSystem } from './core/project/file-system.ts';
import { type Translations, t } from './core/text/l10n.ts';
import type { ClientFeatures } from './features/client-features.ts';
import { codeActions } from './features/code-action.ts';
import { codeLenses } from './features/code-lens.ts';
import { ConfigurationProblems } from './features/configuration-problems.ts';
import { documentDiagnostics } from './features/diagnostic.ts';
import { DiagnosticsPublisher } from './features/diagnostics-publisher.ts';
import { documentHighlights } from './features/document-highlight.ts';
import { documentSymbols } from './features/document-symbol.ts';
import { fittedActions, fittedEdit } from './features/fitted-edit.ts';
import { foldingRanges } from './features/folding-range.ts';
import { inlayHints } from './features/inlay-hint.ts';
import { LogSettings } from './features/log-settings.ts';
import { LongWork } from './features/long-work.ts';
import { definition, documentLinks, references } from './features/navigation.ts';
import { otherApplications } from './features/other-applications.ts';
import { platformStatus } from './features/platform-status.ts';
import { selectionRanges } from './features/selection-range.ts';
import { SemanticTokenAnswers } from './features/semantic-token-answers.ts';
import { semanticTokens } from './features/semantic-tokens.ts';
import { warmUpLater } from './features/warm-up.ts';
import { WorkspaceDiagnostics } from './features/workspace-diagnostic.ts';
import { SERVER_NAME } from './start/capabilities.ts';
import { ConfigChanges } from './workspace/config-changes.ts';
import { registerGunicornConfig } from './workspace/gunicorn-config.ts';
import { openTexts } from './workspace/open-text.ts';
import { initialFolders, watchFiles, watchFolders, watchSettings } from './workspace/registrations.ts';
import { areYamlErrorsElsewhere, initialSettings } from './workspace/settings.ts';
import { Workspace } from './workspace/workspace.ts';

/** What is known of the client; its translations may come in a moment later. */
type Session = () => { readonly client: ClientFeatures; readonly translations: Translations };

const CHECKING = { text: t('Checking Procfiles and app_desc.yaml'), forPerson: false };
const LOOKING = { text: t('Looking through Procfiles and app_desc.yaml'), forPerson: true };
const REPORTING = { text: t('Writing the report'), forPerson: true };

export function serve(connection: Connection, files: FileSystem, params: InitializeParams, session: Session): void {
  const texts = new TextDocuments(openTexts);
  const { client } = session();
  const initial = initialSettings(params.initializationOptions);
  const yamlErrorsElsewhere = areYamlErrorsElsewhere(params.initializationOptions);
  const workspace = new Workspace(files, {
    onProject: (folder) => {
      publisher.refresh(folder);
      refreshInlayHints();
      logSettings.changed();
    },
    onConfigurations: (found) => {
      logSettings.changed();
      if (!yamlErrorsElsewhere) configurationProblems.publish(found, session().translations);
      publisher.refresh();
      refreshInlayHints();
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
  // What they say comes from settings and files, too: an editor that is not told asks after the next keystroke.
  const refreshInlayHints = (): void => {
    if (client.refreshInlayHints) connection.languages.inlayHint.refresh().catch(() => {});
  };
  const filesChanged = (): void => {
    closed.changed();
    logSettings.changed();
  };

  connection.onInitialized(() => {
    const askForSettings = watchSettings(connection, client, initial, workspace, () => {
      publisher.refresh();
      refreshInlayHints();
      closed.changed();
    });
    watchFiles(connection, client, workspace, filesChanged);
    watchFolders(connection, client, workspace, () => {
      askForSettings();
      filesChanged();
    });
    void registerGunicornConfig(connection, client, SERVER_NAME);
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
  texts.onDidClose(({ document }) => {
    workspace.close(document.uri);
    publisher.closed(document.uri);
    tokens.closed(document.uri);
    filesChanged();
  });

  const open = ({ uri }: { uri: string }) => workspace.document(uri);
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
    await workspace.configured(uri);
    return documentDiagnostics(workspace.analysis(uri), workspace.incidents(uri), session().translations);
  });
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    longWork.run(CHECKING, token, (steps) => closed.report(previousResultIds, token, steps)),
  );
  connection.onHover(({ textDocument, position }) =>
    questions().hover(workspace.analysis(textDocument.uri), position, session().translations),
  );
  connection.onCodeAction(async (params) => {
    const { uri } = params.textDocument;
    if (workspace.incidents(uri).length > 0) await workspace.settle(uri);
    return fittedActions(codeActions(workspace.analysis(uri), workspace.incidents(uri), params, session()), client);
  });
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const analysis = await workspace.informedAnalysis(uri);
    return codeLenses(analysis, workspace.incidents(uri), workspace.reported.health, session().translations);
  });
  connection.onCompletion(({ textDocument, position }) =>
    questions().completion(workspace.analysis(textDocument.uri), position, client, session().translations),
  );
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const analysis = await workspace.informedAnalysis(uri);
    return workspace.settingsFor(uri).inlayHints ? inlayHints(analysis, range, session().translations) : [];
  });
  connection.onDocumentLinks(async ({ textDocument }) =>
    documentLinks(await workspace.informedAnalysis(textDocument.uri)),
  );
  connection.onSignatureHelp(({ textDocument, position }) =>
    questions().signatureHelp(workspace.analysis(textDocument.uri), position, session().translations),
  );
  connection.languages.semanticTokens.on(({ textDocument }) => tokens.full(open(textDocument)));
  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }) =>
    tokens.delta(open(textDocument), previousResultId),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }) => semanticTokens(open(textDocument), range));
  connection.onWorkspaceSymbol(({ query }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const opened = workspace.openUris.flatMap((uri) => workspace.document(uri) ?? []);
      const others = await workspace.closedDocuments(undefined, steps);
      return questions().workspaceSymbols([...opened, ...others.map(({ document }) => document)], query);
    }),
  );
  connection.onRequest('procfileDoctor/platform', async ({ uri }: { uri: string }) =>
    platformStatus(await workspace.informedAnalysis(uri), session().translations),
  );
  connection.onRequest('procfileDoctor/effectiveConfiguration', async ({ uri }: { uri: string }) =>
    questions().effectiveConfiguration(await workspace.informedAnalysis(uri), session().translations),
  );
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
  connection.onRequest(LOCATE, (params: unknown) => reports().locate(workspace, params, session()));
  connection.onRequest(CHECK_FILES, (params: unknown, token: CancellationToken) =>
    longWork.run(CHECKING, token, (steps) => questions().checkFiles(workspace, params, session().translations, steps)),
  );
  connection.onRequest(DIAGNOSE, (params: unknown, token: CancellationToken) =>
    longWork.run(REPORTING, token, (steps) => reports().diagnose(workspace, params, session().translations, steps)),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const others = await otherApplications(workspace, uri, position, steps);
      return definition(await workspace.informedAnalysis(uri), position, others);
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const others = await otherApplications(workspace, uri, position, steps);
      return references(await workspace.informedAnalysis(uri), position, context.includeDeclaration, others);
    }),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    questions().prepareRename(workspace.analysis(textDocument.uri), position, session().translations),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const others = await otherApplications(workspace, uri, position, steps);
      const renamed = questions().rename(
        await workspace.informedAnalysis(uri),
        position,
        newName,
        others,
        session().translations,
      );
      return renamed instanceof ResponseError || !renamed ? renamed : (fittedEdit(renamed, client) ?? null);
    }),
  );
  connection.onDocumentSymbol(({ textDocument }) => documentSymbols(open(textDocument)));
  connection.onDocumentHighlight(({ textDocument, position }) =>
    documentHighlights(workspace.analysis(textDocument.uri), position),
  );
  connection.onFoldingRanges(({ textDocument }) => foldingRanges(open(textDocument)));
  connection.onSelectionRanges(({ textDocument, positions }) => selectionRanges(open(textDocument), positions));
  connection.onDocumentFormatting(({ textDocument, options }) => questions().formatting(open(textDocument), options));
  connection.onDocumentRangeFormatting(({ textDocument, options, range }) =>
    questions().formatting(open(textDocument), options, range),
  );

  texts.listen(connection);
}

function questions() {
  return require('./features/questions.ts') as typeof import('./features/questions.ts');
}

function reports() {
  return require('./features/reports.ts') as typeof import('./features/reports.ts');
}
