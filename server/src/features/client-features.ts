import type { ClientCapabilities } from 'vscode-languageserver';
import { isRecord } from '../core/text/is-record.ts';

/** What the client can do, as far as answers differ by it. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly snippets: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatchedFiles: boolean;
  /** Documents and what is said of them can be asked for later. */
  readonly dynamicDocuments: boolean;
  readonly workspaceFolders: boolean;
  /** Shows progress that the server begins. */
  readonly workDoneProgress: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshSemanticTokens: boolean;
  /** Edits can carry a sentence, and wait for the user to look at them. */
  readonly changeAnnotations: boolean;
  /** Edits can name the version of the text that they were made for. */
  readonly documentChanges: boolean;
  /** What edits can do with files: `create`, `rename`, `delete`. */
  readonly fileOperations: readonly string[];
  /** Shows what it is told about all actions of a kind. */
  readonly codeActionDocumentation: boolean;
  /** Has the commands of the log panel (`logPanel` of initializationOptions). */
  readonly logPanel: boolean;
}

/** `options`: the initializationOptions, of which a client may send none. */
export function clientFeatures(
  { textDocument, workspace, window }: ClientCapabilities,
  options?: unknown,
): ClientFeatures {
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    dynamicDocuments:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.hover?.dynamicRegistration === true &&
      textDocument.codeAction?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    fileOperations: listOf(workspace?.workspaceEdit?.resourceOperations),
    codeActionDocumentation: textDocument?.codeAction?.documentationSupport === true,
    logPanel: isRecord(options) && options['logPanel'] === true,
    dynamicWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}
