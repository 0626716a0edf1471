/** Edits of one key or value of app_desc.yaml that leave everything around it as it is. */
import type { YamlEntry, YamlScalar } from '../../syntax/yaml/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix } from '../rule.ts';

/** Renames a key. Not safe: a value that was ignored so far takes effect. */
export function renameKey(text: string, entry: YamlEntry, key: string): Fix {
  return {
    title: t('Rename to `{name}`', { name: key }),
    edits: [{ span: inQuotes(text, entry.key.span), newText: key }],
    preferred: true,
    safe: false,
  };
}

/** The text of a scalar, without its quotes. */
function inQuotes(text: string, place: Span): Span {
  const quoted = text[place.start] === '"' || text[place.start] === "'";
  return quoted && place.end - place.start >= 2 ? span(place.start + 1, place.end - 1) : place;
}

/** Quotes a scalar, so that every reader takes it as a text. */
export function quoteScalar(value: YamlScalar): TextEdit {
  const newText = /["\\]/.test(value.written) ? `'${value.written.replaceAll("'", "''")}'` : `"${value.written}"`;
  return { span: value.span, newText };
}

/** Replaces the text of a scalar; its quotes stay. */
export function replaceScalar(text: string, value: YamlScalar, newText: string): TextEdit {
  return {
    span: value.style === 'folded' || value.style === 'literal' ? value.span : inQuotes(text, value.span),
    newText,
  };
}

/** Removes the lines of an entry of a block mapping; undefined if other entries share these lines. */
export function removeEntry(text: string, entry: YamlEntry): TextEdit | undefined {
  const start = text.lastIndexOf('\n', entry.key.span.start - 1) + 1;
  if (!/^[ \t]*$/.test(text.slice(start, entry.key.span.start))) return undefined;
  const last = Math.max(entry.key.span.end, entry.value.span.end);
  const rest = /^[ \t]*:?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)/.exec(text.slice(last));
  return rest ? { span: span(start, last + rest[0].length), newText: '' } : undefined;
}
