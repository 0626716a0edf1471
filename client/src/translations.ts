import { isRecord } from '../../server/src/core/text/is-record.ts';
import type { Translations } from '../../server/src/core/text/l10n.ts';

/**
 * The file of `dist/l10n/` with the core's sentences in a language of VS Code; undefined where they stay English. The server
 * chooses in the same way (server/src/start/translations.ts).
 */
export function translationsFile(language: string): string | undefined {
  return language.toLowerCase().startsWith('zh') ? 'zh-cn.json' : undefined;
}

/** Reads such a file; throws when it is no JSON. */
export function parseTranslations(text: string): Translations {
  const all: unknown = JSON.parse(text);
  if (!isRecord(all)) return undefined;
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
