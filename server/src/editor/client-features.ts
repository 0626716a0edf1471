import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import { isRecord } from '../core/text/is-record.ts';

/** What the client can do, as far as our answers depend on it. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly snippets: boolean;
  /** Shows a few words beside every completion, not only beside the chosen one. */
  readonly completionLabelDetails: boolean;
  /** Takes the range of all completions once, not with each of them. */
  readonly completionDefaultRange: boolean;
  /** Which explanations may be Markdown: some clients (Emacs without a mode for it) say that they show plain text only. */
  readonly markdownIn: Readonly<Record<'hover' | 'completion' | 'signatureHelp', boolean>>;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatchedFiles: boolean;
  /** Documents, hovers and code actions can be registered later, for further kinds of files. */
  readonly dynamicDocuments: boolean;
  readonly dynamicCompletion: boolean;
  /** Formatting can be registered later, for certain documents. */
  readonly dynamicFormatting: boolean;
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
  /** Takes code actions that hold their edit; other clients are given commands (`action-commands.ts`). */
  readonly codeActionLiterals: boolean;
  /** Makes an edit that the server asks for. */
  readonly applyEdit: boolean;
  /** Shows the symbols of a document as a tree; other clients are given a list. */
  readonly symbolTree: boolean;
  /** Kinds of symbols that it knows besides those of the first version of the protocol. */
  readonly symbolKinds: readonly number[];
  readonly prepareRename: boolean;
  /** Asks for edits before it gives files and folders other names. */
  readonly renamesFiles: boolean;
  /** Takes a parameter of a signature as offsets in its label, not only as text. */
  readonly parameterOffsets: boolean;
  /** What edits can do with files: `create`, `rename`, `delete`. */
  readonly fileOperations: readonly string[];
  /** Shows a command that documents all code actions of a kind. */
  readonly codeActionDocumentation: boolean;
  /** Has the commands of the log panel (`logPanel` of initializationOptions). */
  readonly logPanel: boolean;
  /** Has the command of VS Code that opens the list of suggestions (`suggestCommand` of initializationOptions). */
  readonly suggestCommand: boolean;
  /** Has the command that saves a file as UTF-8 (`saveCommand` of initializationOptions). */
  readonly saveCommand: boolean;
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
    completionLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    completionDefaultRange: listOf(textDocument?.completion?.completionList?.itemDefaults).includes('editRange'),
    markdownIn: {
      hover: showsMarkdown(textDocument?.hover?.contentFormat),
      completion: showsMarkdown(textDocument?.completion?.completionItem?.documentationFormat),
      signatureHelp: showsMarkdown(textDocument?.signatureHelp?.signatureInformation?.documentationFormat),
    },
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    dynamicDocuments:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.hover?.dynamicRegistration === true &&
      textDocument.codeAction?.dynamicRegistration === true,
    dynamicCompletion: textDocument?.completion?.dynamicRegistration === true,
    dynamicFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    applyEdit: workspace?.applyEdit === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    symbolKinds: listOf(textDocument?.documentSymbol?.symbolKind?.valueSet),
    renamesFiles: workspace?.fileOperations?.willRename === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    parameterOffsets:
      textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
    fileOperations: listOf(workspace?.workspaceEdit?.resourceOperations),
    codeActionDocumentation: textDocument?.codeAction?.documentationSupport === true,
    logPanel: isRecord(options) && options['logPanel'] === true,
    suggestCommand: isRecord(options) && options['suggestCommand'] === true,
    saveCommand: isRecord(options) && options['saveCommand'] === true,
    dynamicWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

/** A client that says nothing is taken to show what most do. */
function showsMarkdown(formats: unknown): boolean {
  return !Array.isArray(formats) || formats.length === 0 || formats.includes(MarkupKind.Markdown);
}

function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}
