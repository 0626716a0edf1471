import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Translations } from '../../../server/src/core/text/l10n.ts';
import { isRecord, isString } from './guards.ts';

/** The translations of the core's sentences for a language (`zh-cn`); none for English and for unknown languages. */
export function loadTranslations(folder: string, language: string): Translations {
  try {
    const all: unknown = JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
    if (!isRecord(all)) return undefined;
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => isString(entry[1])));
  } catch {
    // There is no such file: the language is not translated.
    return undefined;
  }
}
