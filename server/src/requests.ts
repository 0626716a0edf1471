/** Every request of LSP, and those of our own client: from the parameters to the feature that answers. */
import { type CancellationToken, type Connection, ResponseError } from 'vscode-languageserver';
import { type DocumentParams, EFFECTIVE_CONFIGURATION, PLATFORM } from './core/messages/document-messages.ts';
import { DIAGNOSE, LOCATE } from './core/messages/loop-messages.ts';
import { CHECK_FILES } from './core/messages/task-messages.ts';
import { t } from './core/text/l10n.ts';
import { FIX_ALL, isAmong } from './editor/code-action-options.ts';
import type { LongWork } from './editor/long-work.ts';
import type { Session } from './editor/session.ts';
import { actionCommands, answerActionCommands } from './features/code-actions/action-commands.ts';
import { codeActions } from './features/code-actions/code-action.ts';
import { fittedActions, fittedEdit } from './features/code-actions/fitted-edit.ts';
import type { CompletionAnswers } from './features/completion/completion-answers.ts';
import { documentDiagnostics } from './features/diagnostics/diagnostic.ts';
import type { WorkspaceDiagnostics } from './features/diagnostics/workspace-diagnostic.ts';
import { documentLinks } from './features/document-link.ts';
import { foldingRanges } from './features/folding-range.ts';
import { codeLenses } from './features/incidents/code-lens.ts';
import { inlayHints } from './features/inlay-hint.ts';
import { documentHighlights } from './features/names/document-highlight.ts';
import { documentSymbols, listedSymbols } from './features/names/document-symbol.ts';
import { otherApplications } from './features/other-applications.ts';
import { platformStatus } from './features/platform-status.ts';
import { selectionRanges } from './features/selection-range.ts';
import type { SemanticTokenAnswers } from './features/semantic-tokens/semantic-token-answers.ts';
import type { Workspace } from './workspace/workspace.ts';

const CHECKING = { text: t('Checking Procfiles and app_desc.yaml'), forPerson: false };
const LOOKING = { text: t('Looking through Procfiles and app_desc.yaml'), forPerson: true };
const REPORTING = { text: t('Writing the report'), forPerson: true };

/** What the handlers need to answer. */
interface Answering {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly session: () => Session;
  readonly longWork: LongWork;
  readonly closed: WorkspaceDiagnostics;
  readonly tokens: SemanticTokenAnswers;
  readonly completions: CompletionAnswers;
}

export function answerRequests(answering: Answering): void {
  answerProblems(answering);
  answerAtCaret(answering);
  answerOfWhole(answering);
  answerNames(answering);
  answerOwnClient(answering);
}

/** What is wrong, and what can be done about it. */
function answerProblems({ connection, workspace, session, longWork, closed }: Answering): void {
  const { client } = session();
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
    await workspace.configured(uri);
    return documentDiagnostics(workspace.analysis(uri), workspace.incidents(uri), session().translations);
  });
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    longWork.run(CHECKING, token, (steps) => closed.report(previousResultIds, token, steps)),
  );
  connection.onCodeAction(async (params, token) => {
    const { uri } = params.textDocument;
    // What is offered depends on the files beside the document: no second app_desc.yaml is made.
    await workspace.informedAnalysis(uri);
    if (workspace.incidents(uri).length > 0) await workspace.settle(uri);
    const actions = codeActions(workspace.analysis(uri), workspace.incidents(uri), params, session());
    // Fixing everything is offered on request only (on save, by command), not at every light bulb.
    if (params.context.only && isAmong(params.context.only, FIX_ALL))
      actions.push(...(await questions().fixAll(workspace, uri, session().translations, token)));
    const fitted = fittedActions(actions, client);
    return client.codeActionLiterals ? fitted : actionCommands(fitted, client);
  });
  answerActionCommands(connection, client, () => session().translations);
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const { incidents, health } = workspace.reported;
    // Answered at once, because VS Code delays its next question by the time that answers take
    // (vscode:src/vs/editor/common/services/languageFeatureDebounce.ts).
    if (incidents.length + health.length === 0) return [];
    const analysis = await workspace.informedAnalysis(uri);
    return codeLenses(analysis, workspace.incidents(uri), workspace.reported.health, session().translations);
  });
}

/** What is asked while someone types or points: answered from what is known, without waiting for files. */
function answerAtCaret({ connection, workspace, session, completions }: Answering): void {
  connection.onHover(({ textDocument, position }) =>
    questions().hover(workspace.analysis(textDocument.uri), position, session()),
  );
  connection.onCompletion(({ textDocument, position }) =>
    questions().completion(workspace.analysis(textDocument.uri), position, completions, session()),
  );
  connection.onCompletionResolve((item) => questions().resolvedCompletion(item, completions, session()));
  connection.onSignatureHelp(({ textDocument, position }) =>
    questions().signatureHelp(workspace.analysis(textDocument.uri), position, session()),
  );
  connection.onDocumentHighlight(({ textDocument, position }) =>
    documentHighlights(workspace.analysis(textDocument.uri), position),
  );
  connection.onSelectionRanges(({ textDocument, positions }) =>
    selectionRanges(workspace.document(textDocument.uri), positions),
  );
}

/** What an editor draws of a whole document, and its white space. */
function answerOfWhole({ connection, workspace, session, tokens }: Answering): void {
  const { client } = session();
  const informed = ({ uri }: { uri: string }) => workspace.informedDocument(uri);
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const analysis = await workspace.informedAnalysis(uri);
    return workspace.settingsFor(uri).inlayHints ? inlayHints(analysis, range, session().translations) : [];
  });
  connection.languages.semanticTokens.on(async ({ textDocument }) => tokens.full(await informed(textDocument)));
  connection.languages.semanticTokens.onDelta(async ({ textDocument, previousResultId }) =>
    tokens.delta(await informed(textDocument), previousResultId),
  );
  connection.languages.semanticTokens.onRange(async ({ textDocument, range }) =>
    tokens.range(await informed(textDocument), range),
  );
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const document = await informed(textDocument);
    return client.symbolTree ? documentSymbols(document) : listedSymbols(document, client.symbolKinds);
  });
  connection.onFoldingRanges(async ({ textDocument }) => foldingRanges(await informed(textDocument)));
  connection.onDocumentLinks(async ({ textDocument }) =>
    documentLinks(await workspace.informedAnalysis(textDocument.uri)),
  );
  connection.onDocumentFormatting(({ textDocument: { uri }, options }) =>
    questions().formatting(workspace.document(uri), options),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }) =>
    questions().formatting(workspace.document(uri), options, range),
  );
}

/** Where a name is defined and used, in other files, too. */
function answerNames({ connection, workspace, session, longWork }: Answering): void {
  const { client } = session();
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const others = await otherApplications(workspace, uri, position, steps);
      return questions().definition(await workspace.informedAnalysis(uri), position, others);
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const others = await otherApplications(workspace, uri, position, steps);
      return questions().references(
        await workspace.informedAnalysis(uri),
        position,
        context.includeDeclaration,
        others,
      );
    }),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    questions().prepareRename(workspace.analysis(textDocument.uri), position, session().translations),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const others = await otherApplications(workspace, uri, position, steps);
      const analysis = await workspace.informedAnalysis(uri);
      const renamed = questions().rename(analysis, position, newName, others, session().translations);
      return renamed instanceof ResponseError || !renamed ? renamed : (fittedEdit(renamed, client) ?? null);
    }),
  );
  connection.workspace.onWillRenameFiles(async (params) => {
    const edit = await questions().renamedFiles(workspace, params);
    return edit && (fittedEdit(edit, client) ?? null);
  });
  connection.onWorkspaceSymbol(({ query }, token) =>
    longWork.run(LOOKING, token, async (steps) => {
      const opened = workspace.openUris.flatMap((uri) => workspace.document(uri) ?? []);
      const others = await workspace.closedDocuments(undefined, steps);
      return questions().workspaceSymbols([...opened, ...others.map(({ document }) => document)], query);
    }),
  );
}

/** What only our own client asks. */
function answerOwnClient({ connection, workspace, session, longWork }: Answering): void {
  connection.onRequest(PLATFORM, async ({ uri }: DocumentParams) =>
    platformStatus(await workspace.informedAnalysis(uri), session().translations),
  );
  connection.onRequest(EFFECTIVE_CONFIGURATION, async ({ uri }: DocumentParams) =>
    questions().effectiveConfiguration(
      await workspace.informedAnalysis(uri),
      workspace.folders,
      session().translations,
    ),
  );
  connection.onRequest(LOCATE, (params: unknown) => reports().locate(workspace, params, session()));
  connection.onRequest(CHECK_FILES, (params: unknown, token: CancellationToken) =>
    longWork.run(CHECKING, token, (steps) => questions().checkFiles(workspace, params, session().translations, steps)),
  );
  connection.onRequest(DIAGNOSE, (params: unknown, token: CancellationToken) =>
    longWork.run(REPORTING, token, (steps) => reports().diagnose(workspace, params, session().translations, steps)),
  );
}

function questions() {
  return require('./features/questions.ts') as typeof import('./features/questions.ts');
}

function reports() {
  return require('./features/reports.ts') as typeof import('./features/reports.ts');
}
