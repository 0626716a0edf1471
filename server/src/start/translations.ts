import { readFile } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Translations } from '../core/text/l10n.ts';
import { translationsFile } from '../core/text/translations.ts';

/**
 * The translations for a locale such as `zh-cn` (BCP 47 or VS Code's form), from `l10n/` in the folder of the bundle.
 * Undefined for English, which needs none, and for a language without a file. Never rejects.
 */
export async function loadTranslations(folder: string, locale: string | undefined): Promise<Translations> {
  const file = translationsFile(locale);
  if (file === undefined) return undefined;
  try {
    return JSON.parse(await promisify(readFile)(join(folder, 'l10n', file), 'utf8')) as Translations;
  } catch {
    return undefined;
  }
}
