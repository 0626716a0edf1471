import type { InitializeParams } from 'vscode-languageserver';
import { isRecord } from '../core/text/is-record.ts';
import type { Translations } from '../core/text/l10n.ts';

/** In a browser only the client can read the file of translations: it sends them along. English without. */
export async function translationsOfClient({
  initializationOptions: options,
}: InitializeParams): Promise<Translations> {
  const sent: unknown = isRecord(options) ? options['translations'] : undefined;
  if (!isRecord(sent)) return undefined;
  return Object.fromEntries(
    Object.entries(sent).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
