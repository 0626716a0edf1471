import { sentenceId } from './sentence-id.ts';
import { visibleText } from './visible-text.ts';

/**
 * A sentence for people that is not translated yet. `key` is the English text with `{name}` placeholders;
 * l10n/server/<locale>/ translates it. Logic never looks at it.
 */
export interface Text {
  readonly key: string;
  readonly args: Readonly<Record<string, TextArgument>>;
}

export type TextArgument = string | number | Text;

/** The translations of one language, by the `sentenceId` of the English text; undefined for English. */
export type Translations = Readonly<Record<string, string>> | undefined;

/** Marks a sentence for translation. `key` must be a string literal: a test collects them. */
export function t(key: string, args: Readonly<Record<string, TextArgument>> = {}): Text {
  return { key, args };
}

export function isSameText(a: Text, b: Text): boolean {
  return a.key === b.key && JSON.stringify(a.args) === JSON.stringify(b.args);
}

/**
 * The sentence in the language of `translations`, in English where that has no entry. Arguments may be words of others
 * (of a file, of a log): invisible characters in them are made visible.
 */
export function render(text: Text, translations?: Translations): string {
  // Own properties only: a sentence may come from a log and be called `constructor`.
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
