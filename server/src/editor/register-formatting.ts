import {
  BulkRegistration,
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';

/** Names of the files that the server formats, and the language of those with other names. */
const documentSelector = [{ language: 'procfile' }, { pattern: '**/{Procfile,Procfile.*,*.procfile}' }];

/**
 * Offers to format Procfiles only: were it offered for app_desc.yaml, VS Code would ask which of "multiple formatters" to
 * use, and format nothing on save until that is answered, wherever there is one for YAML.
 */
export async function registerFormatting(connection: Connection, client: ClientFeatures): Promise<void> {
  if (!client.dynamicFormatting) return;
  const bulk = BulkRegistration.create();
  bulk.add(DocumentFormattingRequest.type, { documentSelector });
  bulk.add(DocumentRangeFormattingRequest.type, { documentSelector });
  await connection.client.register(bulk);
}
