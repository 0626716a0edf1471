import { isRecord } from './is-record.ts';
import type { Translations } from './l10n.ts';

/**
 * The file of `dist/l10n/` with the sentences for a language such as `zh-cn` (BCP 47 or VS Code's form); undefined where
 * they stay English.
 */
export function translationsFile(language: string | undefined): string | undefined {
  return language?.toLowerCase().startsWith('zh') ? 'zh-cn.json' : undefined;
}

/** The translations in a value that may be anything; undefined where it holds none. */
export function asTranslations(value: unknown): Translations {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
