import { sentenceId } from './sentence-id.ts';
import { visibleText } from './visible-text.ts';

/**
 * A sentence for a person that is not yet in a language. `key` is the English text with `{name}` placeholders, and what
 * l10n/server/<locale>/ translates. Logic never looks at it.
 */
export interface Text {
  readonly key: string;
  readonly args: Readonly<Record<string, TextArgument>>;
}

export type TextArgument = string | number | Text;

/** Translations of one language: translated texts by the `sentenceId` of the English ones; undefined for English. */
export type Translations = Readonly<Record<string, string>> | undefined;

/** Marks a sentence for translation. `key` must be a string literal: a test collects them. */
export function t(key: string, args: Readonly<Record<string, TextArgument>> = {}): Text {
  return { key, args };
}

export function isSameText(a: Text, b: Text): boolean {
  return a.key === b.key && JSON.stringify(a.args) === JSON.stringify(b.args);
}

/**
 * The sentence in the language of `translations`; English where it has no entry. Its arguments may be words of others: what
 * could not be seen of them can.
 */
export function render(text: Text, translations?: Translations): string {
  // Own entries only: a sentence may come from a log, and say `constructor`.
  const translated = translations && own(translations, sentenceId(text.key));
  const template = translated ?? text.key;
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = own(text.args, name);
    if (value === undefined) return placeholder;
    return typeof value === 'object' ? render(value, translations) : visibleText(String(value));
  });
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
