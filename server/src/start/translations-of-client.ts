import type { InitializeParams } from 'vscode-languageserver';
import { isRecord } from '../core/text/is-record.ts';
import type { Translations } from '../core/text/l10n.ts';
import { asTranslations } from '../core/text/translations.ts';

/** In a browser only the client can read the file of translations: it sends its content. Undefined for English. */
export async function translationsOfClient({
  initializationOptions: options,
}: InitializeParams): Promise<Translations> {
  return isRecord(options) ? asTranslations(options['translations']) : undefined;
}
