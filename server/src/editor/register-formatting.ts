import {
  BulkRegistration,
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';

/** The files that the server formats: by language, or by name where the client does not know the language. */
const DOCUMENT_SELECTOR = [{ language: 'procfile' }, { pattern: '**/{Procfile,Procfile.*,*.procfile}' }];

/**
 * Offers formatting for Procfiles only. Offered for app_desc.yaml, VS Code would ask, wherever there is a formatter for YAML,
 * which of "multiple formatters" to use, and format nothing on save until that is answered.
 */
export async function registerFormatting(connection: Connection, client: ClientFeatures): Promise<void> {
  if (!client.dynamicFormatting) return;
  const bulk = BulkRegistration.create();
  bulk.add(DocumentFormattingRequest.type, { documentSelector: DOCUMENT_SELECTOR });
  bulk.add(DocumentRangeFormattingRequest.type, { documentSelector: DOCUMENT_SELECTOR });
  await connection.client.register(bulk);
}
