import type { ProcfileEntry } from '../../syntax/procfile/entry.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import type { Fix } from '../rule.ts';

/** Puts the command of an entry in single quotes, in which YAML changes nothing; none for one already quoted. */
export function quoteEntry(text: string, entry: ProcfileEntry): readonly Fix[] {
  if (!entry.colon) return [];
  const place = rawCommand(text, span(entry.colon.end, entry.span.end));
  const raw = text.slice(place.start, place.end);
  // A tab or a continued line needs another repair first.
  if (raw === '' || /[\t\r\n]/.test(raw)) return [];
  return [
    {
      title: t('Put the command in quotes'),
      edits: [{ span: place, newText: `'${raw.replaceAll("'", "''")}'` }],
      preferred: true,
      safe: true,
    },
  ];
}

/**
 * The place of the command as written, without spaces around it and without a comment that a shell would ignore as
 * well.
 */
function rawCommand(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  const from = start + (/^[ \t]*/.exec(raw)?.[0].length ?? 0);
  let quote = '';
  for (let at = from; at < end; at++) {
    const character = text[at] ?? '';
    if (quote === '' && character === '#' && /[ \t]/.test(text[at - 1] ?? '')) return trimmed(text, from, at);
    if (character === '\\' && quote !== "'") at++;
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  }
  return trimmed(text, from, end);
}

function trimmed(text: string, start: number, end: number): Span {
  return span(start, start + text.slice(start, end).trimEnd().length);
}
