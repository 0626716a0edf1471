import {
  BulkRegistration,
  CodeActionRequest,
  CompletionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { GUNICORN_CONFIG_PATTERN } from '../core/messages/document-messages.ts';
import { SERVER_NAME } from '../version.ts';
import { codeActionOptions } from './code-action-options.ts';
import type { Session } from './session.ts';

/** Not `git:` and the like: old texts, in which nothing can be repaired. */
const documentSelector = ['file', 'vscode-vfs'].map((scheme) => ({
  scheme,
  language: 'python',
  pattern: GUNICORN_CONFIG_PATTERN,
}));

/**
 * Asks for gunicorn's configuration files. They are Python, which has its own tools: outline, formatting, highlights and
 * the rest are left to them, which a selector of the whole client could not say.
 */
export async function registerGunicornConfig(connection: Connection, { client, translations }: Session): Promise<void> {
  if (!client.dynamicDocuments) return;
  const bulk = BulkRegistration.create();
  bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
  bulk.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
  bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
  bulk.add(HoverRequest.type, { documentSelector });
  if (client.dynamicCompletion) {
    bulk.add(CompletionRequest.type, {
      documentSelector,
      triggerCharacters: ['"', "'", '%', '('],
      resolveProvider: true,
    });
  }
  bulk.add(CodeActionRequest.type, { documentSelector, ...codeActionOptions(client, translations) });
  if (client.pullDiagnostics) {
    const kind = { identifier: SERVER_NAME, interFileDependencies: true, workspaceDiagnostics: false };
    bulk.add(DocumentDiagnosticRequest.type, { documentSelector, ...kind });
  }
  await connection.client.register(bulk);
}
