/** Wires LSP requests to features. Knows no platform: Node, a browser and the tests bring their own host. */
import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DIAGNOSE, INCIDENTS, LOCATE } from './core/logs/loop-messages.ts';
import type { FileSystem } from './core/project/file-system.ts';
import type { Translations } from './core/text/l10n.ts';
import { clientFeatures } from './features/client-features.ts';
import { codeActionOptions, codeActions } from './features/code-action.ts';
import { codeLenses } from './features/code-lens.ts';
import { completion, completionOptions } from './features/completion.ts';
import { ConfigurationProblems } from './features/configuration-problems.ts';
import { diagnose } from './features/diagnose.ts';
import { documentDiagnostics } from './features/diagnostic.ts';
import { DiagnosticsPublisher } from './features/diagnostics-publisher.ts';
import { documentHighlights } from './features/document-highlight.ts';
import { documentSymbols } from './features/document-symbol.ts';
import { effectiveConfiguration } from './features/effective-configuration.ts';
import { fittedActions, fittedEdit } from './features/fitted-edit.ts';
import { foldingRanges } from './features/folding-range.ts';
import { formatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hint.ts';
import { locate } from './features/locate.ts';
import { definition, documentLinks, prepareRename, references, rename } from './features/navigation.ts';
import { platformStatus } from './features/platform-status.ts';
import { selectionRanges } from './features/selection-range.ts';
import { semanticTokens, semanticTokensOptions } from './features/semantic-tokens.ts';
import { signatureHelp, signatureHelpOptions } from './features/signature-help.ts';
import { WorkspaceDiagnostics } from './features/workspace-diagnostic.ts';
import { workspaceSymbols } from './features/workspace-symbol.ts';
import { VERSION } from './version.ts';
import { ConfigChanges } from './workspace/config-changes.ts';
import { registerGunicornConfig } from './workspace/gunicorn-config.ts';
import { initialFolders, watchFiles, watchFolders, watchSettings } from './workspace/registrations.ts';
import { areYamlErrorsElsewhere, DEFAULT_SETTINGS, initialSettings } from './workspace/settings.ts';
import { Workspace } from './workspace/workspace.ts';

export interface Host {
  readonly fileSystem: FileSystem;
  readonly loadTranslations: (params: InitializeParams) => Promise<Translations>;
}

export const SERVER_NAME = 'procfile-doctor';

export function startServer(connection: Connection, host: Host): void {
  const texts = new TextDocuments(TextDocument);
  let client = clientFeatures({});
  let translations: Translations = {};
  let initial = DEFAULT_SETTINGS;
  let yamlErrorsElsewhere = false;
  const session = () => ({ client, translations });
  const workspace = new Workspace(host.fileSystem, {
    onProject: (folder) => publisher.refresh(folder),
    onConfigurations: (found) => {
      if (!yamlErrorsElsewhere) configurationProblems.publish(found, translations);
      publisher.refresh();
    },
    onRuleError: (rule, error) =>
      connection.console.error(`${rule.id}: ${error instanceof Error ? error.stack : error}`),
  });
  const configurationProblems = new ConfigurationProblems(connection);
  const publisher = new DiagnosticsPublisher(connection, workspace, session);
  const configs = new ConfigChanges(workspace);
  const closed = new WorkspaceDiagnostics(workspace, () => translations);

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    client = clientFeatures(params.capabilities, params.initializationOptions);
    translations = await host.loadTranslations(params);
    initial = initialSettings(params.initializationOptions);
    yamlErrorsElsewhere = areYamlErrorsElsewhere(params.initializationOptions);
    workspace.settings = initial;
    workspace.folders = initialFolders(params);
    return {
      serverInfo: { name: SERVER_NAME, version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        hoverProvider: true,
        completionProvider: completionOptions,
        codeActionProvider: codeActionOptions,
        documentSymbolProvider: true,
        inlayHintProvider: true,
        documentLinkProvider: {},
        signatureHelpProvider: signatureHelpOptions,
        semanticTokensProvider: semanticTokensOptions,
        workspaceSymbolProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentHighlightProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        // Its commands are those of the panel.
        ...(client.logPanel && { codeLensProvider: {} }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(client.pullDiagnostics && {
          diagnosticProvider: { identifier: SERVER_NAME, interFileDependencies: true, workspaceDiagnostics: true },
        }),
      },
    };
  });
  connection.onInitialized(() => {
    watchSettings(connection, client, initial, (settings) => {
      workspace.settings = settings;
      publisher.refresh();
      closed.changed();
    });
    watchFiles(connection, client, workspace, () => closed.changed());
    watchFolders(connection, client, workspace, () => closed.changed());
    void registerGunicornConfig(connection, client, SERVER_NAME);
  });

  texts.onDidOpen(({ document }) => {
    workspace.update(document);
    publisher.opened(document.uri);
    closed.changed();
  });
  texts.onDidChangeContent(({ document }) => {
    if (document.version === undefined) return;
    workspace.update(document);
    publisher.changed(document.uri);
    configs.changed(document.uri);
  });
  texts.onDidClose(({ document }) => {
    workspace.close(document.uri);
    publisher.closed(document.uri);
    closed.changed();
  });

  const open = ({ uri }: { uri: string }) => workspace.document(uri);
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
    await workspace.configured(uri);
    return documentDiagnostics(workspace.analysis(uri), workspace.incidents(uri), translations);
  });
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    closed.report(previousResultIds, token),
  );
  connection.onHover(({ textDocument, position }) =>
    hover(workspace.analysis(textDocument.uri), position, translations),
  );
  connection.onCodeAction(async (params) => {
    const { uri } = params.textDocument;
    if (workspace.incidents(uri).length > 0) await workspace.settle(uri);
    return fittedActions(codeActions(workspace.analysis(uri), workspace.incidents(uri), params, session()), client);
  });
  connection.onCodeLens(({ textDocument: { uri } }) =>
    codeLenses(workspace.analysis(uri), workspace.incidents(uri), workspace.reported.health, translations),
  );
  connection.onCompletion(({ textDocument, position }) =>
    completion(workspace.analysis(textDocument.uri), position, client, translations),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    workspace.settings.inlayHints ? inlayHints(workspace.analysis(textDocument.uri), range, translations) : [],
  );
  connection.onDocumentLinks(({ textDocument }) => documentLinks(workspace.analysis(textDocument.uri)));
  connection.onSignatureHelp(({ textDocument, position }) =>
    signatureHelp(workspace.analysis(textDocument.uri), position, translations),
  );
  connection.languages.semanticTokens.on(({ textDocument }) => semanticTokens(open(textDocument)));
  connection.languages.semanticTokens.onRange(({ textDocument, range }) => semanticTokens(open(textDocument), range));
  connection.onWorkspaceSymbol(async ({ query }) => {
    const opened = workspace.openUris.flatMap((uri) => workspace.document(uri) ?? []);
    const others = await workspace.closedDocuments(undefined);
    return workspaceSymbols([...opened, ...others.map(({ document }) => document)], query);
  });
  connection.onRequest('procfileDoctor/platform', ({ uri }: { uri: string }) =>
    platformStatus(workspace.analysis(uri), translations),
  );
  connection.onRequest('procfileDoctor/effectiveConfiguration', ({ uri }: { uri: string }) =>
    effectiveConfiguration(workspace.analysis(uri), translations),
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
  connection.onRequest(LOCATE, (params: unknown) => locate(workspace, params, session()));
  connection.onRequest(DIAGNOSE, (params: unknown) => diagnose(workspace, params, translations));
  connection.onDefinition(({ textDocument, position }) => definition(workspace.analysis(textDocument.uri), position));
  connection.onReferences(({ textDocument, position, context }) =>
    references(workspace.analysis(textDocument.uri), position, context.includeDeclaration),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    prepareRename(workspace.analysis(textDocument.uri), position),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const renamed = rename(workspace.analysis(textDocument.uri), position, newName, translations);
    return renamed instanceof ResponseError || !renamed ? renamed : (fittedEdit(renamed, client) ?? null);
  });
  connection.onDocumentSymbol(({ textDocument }) => documentSymbols(open(textDocument)));
  connection.onDocumentHighlight(({ textDocument, position }) => documentHighlights(open(textDocument), position));
  connection.onFoldingRanges(({ textDocument }) => foldingRanges(open(textDocument)));
  connection.onSelectionRanges(({ textDocument, positions }) => selectionRanges(open(textDocument), positions));
  connection.onDocumentFormatting(({ textDocument, options }) => formatting(open(textDocument), options));
  connection.onDocumentRangeFormatting(({ textDocument, options, range }) =>
    formatting(open(textDocument), options, range),
  );

  texts.listen(connection);
  connection.listen();
}
