import type { InitializeParams } from 'vscode-languageserver';
import type { Translations } from '../core/text/l10n.ts';

/** In a browser only the client can read the file of translations: it sends them along. English without. */
export async function translationsOfClient({
  initializationOptions: options,
}: InitializeParams): Promise<Translations> {
  const sent: unknown = isRecord(options) ? options['translations'] : undefined;
  if (!isRecord(sent)) return {};
  return Object.fromEntries(
    Object.entries(sent).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
