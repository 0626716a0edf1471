/**
 * Comments that silence rules, each with an optional reason after ` -- `:
 *
 *     # procfile-doctor-disable gunicorn/daemon             the whole file
 *     # procfile-doctor-disable-next-line gunicorn/daemon   the entry or line below
 *     … # procfile-doctor-disable-line gunicorn/daemon      the line it stands on
 *
 * Several rules are separated by commas or spaces; without a rule, all are meant. One that silences nothing is reported.
 */

import type { Document } from '../model/document.ts';
import { unusedSuppression } from '../rules/file/unused-suppression.ts';
import type { CheckedFinding, Finding, RuleSettings } from '../rules/rule.ts';
import { t } from '../text/l10n.ts';
import { runStart } from '../text/run-start.ts';
import { covers, type Span, span } from '../text/span.ts';

export interface Suppression {
  readonly kind: 'file' | 'next-line' | 'line';
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  /** From the `#` to the end of the comment. */
  readonly span: Span;
  readonly line: number;
}

const COMMENT = /#[ \t]*procfile-doctor-disable(-next-line|-line)?(?![\w-])([^\r\n]*)/g;

const KINDS: Readonly<Record<string, Suppression['kind']>> = { '-next-line': 'next-line', '-line': 'line' };

export function findSuppressions(document: Document): Suppression[] {
  if (!document.content.includes('procfile-doctor-disable')) return [];
  return [...document.text.matchAll(COMMENT)].map((match) => {
    const body = match[2] ?? '';
    const list = body.split(/\s--\s/, 1)[0] ?? '';
    const from = match.index + match[0].length - body.length;
    const rules = [...list.matchAll(/[^\s,]+/g)].map((id) => ({
      id: id[0],
      span: span(from + id.index, from + id.index + id[0].length),
    }));
    return {
      kind: KINDS[match[1] ?? ''] ?? 'file',
      rules,
      span: span(match.index, match.index + match[0].trimEnd().length),
      line: document.lines.lineAt(match.index),
    };
  });
}

/** The findings that remain, plus one for each suppression (or rule named in it) that silenced nothing. */
export function applySuppressions(
  document: Document,
  findings: readonly CheckedFinding[],
  settings: RuleSettings,
): CheckedFinding[] {
  const suppressions = findSuppressions(document);
  if (suppressions.length === 0) return [...findings];
  const reach = new Reach(document, suppressions);
  const used = new Map<Suppression, Set<string>>(suppressions.map((suppression) => [suppression, new Set()]));
  const kept = findings.filter((finding) => {
    let silenced = false;
    for (const suppression of reach.at(finding.span)) {
      const named = suppression.rules.find(({ id }) => id === finding.rule.id);
      if (!named && suppression.rules.length > 0) continue;
      used.get(suppression)?.add(named?.id ?? '');
      silenced = true;
    }
    return !silenced;
  });
  const severity = settings[unusedSuppression.id] ?? unusedSuppression.severity;
  if (severity === 'off') return kept;
  const unused = suppressions.flatMap((suppression) => [
    ...unusedFindings(document, suppression, (id) => used.get(suppression)?.has(id) === true),
  ]);
  return [...kept, ...unused.map((finding) => ({ ...finding, rule: unusedSuppression, severity }))];
}

/**
 * Suppressions by the lines they apply to, so that the cost stays linear in the number of suppressions and findings.
 */
class Reach {
  readonly #document: Document;
  readonly #everywhere: Suppression[] = [];
  readonly #byLine = new Map<number, Suppression[]>();
  /** A command may span several lines: the comment above it applies to all of them. */
  readonly #entries: { readonly entry: Span; readonly suppressions: readonly Suppression[] }[] = [];

  constructor(document: Document, suppressions: readonly Suppression[]) {
    this.#document = document;
    const above = new Map<number, Suppression[]>();
    for (const suppression of suppressions) {
      const { kind, line } = suppression;
      if (kind === 'file') this.#everywhere.push(suppression);
      else addTo(this.#byLine, kind === 'line' ? line : line + 1, suppression);
      if (kind === 'next-line') addTo(above, line + 1, suppression);
    }
    if (above.size === 0) return;
    for (const process of document.processes) {
      if (!this.#hasManyLines(process.span) && process.origin) continue;
      for (const entry of new Set([process.span, process.command?.text.source ?? process.span])) {
        const suppressions = above.get(document.lines.lineAt(entry.start));
        if (suppressions && this.#hasManyLines(entry)) this.#entries.push({ entry, suppressions });
      }
    }
  }

  at(place: Span): ReadonlySet<Suppression> {
    const here = this.#byLine.get(this.#document.lines.lineAt(place.start)) ?? [];
    const around = this.#entries
      .filter(({ entry }) => covers(entry, place))
      .flatMap(({ suppressions }) => suppressions);
    return new Set([...this.#everywhere, ...here, ...around]);
  }

  #hasManyLines({ start, end }: Span): boolean {
    return this.#document.lines.lineAt(start) !== this.#document.lines.lineAt(end);
  }
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function* unusedFindings(
  document: Document,
  suppression: Suppression,
  isUsed: (id: string) => boolean,
): Iterable<Finding> {
  const whole = suppression.rules.every(({ id }) => !isUsed(id)) && !isUsed('');
  const removeAll = () => [
    {
      title: t('Remove this comment'),
      edits: [{ span: commentPlace(document, suppression.span), newText: '' }],
      preferred: true,
      safe: true,
    },
  ];
  if (whole) {
    yield {
      span: suppression.span,
      message: t('This comment silences nothing.'),
      tags: ['unnecessary'],
      fixes: removeAll,
    };
    return;
  }
  for (const { id, span: place } of suppression.rules) {
    if (isUsed(id)) continue;
    const start = runStart(document.text, place.start, ' ,');
    yield {
      span: place,
      message: t('{rule} has nothing to silence here.', { rule: id }),
      tags: ['unnecessary'],
      fixes: () => [
        {
          title: t('Remove {rule} from this comment', { rule: id }),
          edits: [{ span: span(start, place.end), newText: '' }],
          preferred: true,
          safe: true,
        },
      ],
    };
  }
}

/** The comment with the white space before it, and with its line when it stands alone. */
function commentPlace(document: Document, comment: Span): Span {
  const line = document.lines.lineSpan(document.lines.lineAt(comment.start));
  const before = document.text.slice(line.start, comment.start);
  if (before.trim() !== '') return span(comment.start - (before.length - before.trimEnd().length), comment.end);
  const next = document.lines.lineSpan(document.lines.lineAt(comment.start) + 1).start;
  return span(line.start, Math.max(line.end, next));
}
