/** What the server can do. A client hears this before `language.js` is loaded. */
import { type InitializeResult, PositionEncodingKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Translations } from '../core/text/l10n.ts';
import type { ClientFeatures } from '../editor/client-features.ts';
import { APPLY_EDIT, codeActionOptions, makesEditsByCommand } from '../editor/code-action-options.ts';
import { TOKEN_TYPES } from '../features/semantic-tokens/token-types.ts';
import { SERVER_NAME, VERSION } from '../version.ts';

export function initializeResult(client: ClientFeatures, translations: Translations): InitializeResult {
  return {
    serverInfo: { name: SERVER_NAME, version: VERSION },
    capabilities: {
      // The encoding that every client must support, whichever it prefers.
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        // Where the client does not watch files, those around a document are read again when it is saved.
        save: !client.dynamicWatchedFiles,
      },
      hoverProvider: true,
      // `(`: editors add the closing parenthesis of `%(` themselves, and only then is the text complete.
      completionProvider: { triggerCharacters: ['-', '=', '$', ':', '{', ' ', '*', '%', '('], resolveProvider: true },
      // LSP allows options of code actions and of renaming only for clients that announce support for them.
      codeActionProvider: client.codeActionLiterals ? codeActionOptions(client, translations) : true,
      ...(makesEditsByCommand(client) && { executeCommandProvider: { commands: [APPLY_EDIT] } }),
      documentSymbolProvider: true,
      inlayHintProvider: true,
      documentLinkProvider: {},
      signatureHelpProvider: { triggerCharacters: [' ', '='], retriggerCharacters: [' '] },
      semanticTokensProvider: {
        legend: { tokenTypes: TOKEN_TYPES, tokenModifiers: [] },
        full: { delta: true },
        range: true,
      },
      workspaceSymbolProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: client.prepareRename ? { prepareProvider: true } : true,
      documentHighlightProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      // Not of app_desc.yaml, which this could not say: see editor/register-formatting.ts.
      ...(!client.dynamicFormatting && { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
      // Its commands are those of the panel.
      ...(client.logPanel && { codeLensProvider: {} }),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...(client.renamesFiles && { fileOperations: { willRename: { filters: [{ pattern: { glob: '**' } }] } } }),
      },
      ...(client.pullDiagnostics && {
        diagnosticProvider: { identifier: SERVER_NAME, interFileDependencies: true, workspaceDiagnostics: true },
      }),
    },
  };
}
