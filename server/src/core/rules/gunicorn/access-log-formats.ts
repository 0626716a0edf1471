import { type FormatPart, parseAccessLogFormat } from '../../programs/access-log/format.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { gunicornAtom } from '../../programs/gunicorn/values/access-log-atoms.ts';
import type { Span } from '../../text/span.ts';
import type { RuleContext } from '../rule.ts';
import { type GunicornStart, gunicornStarts } from './gunicorn-starts.ts';

interface PlacedPart<Kind extends FormatPart['kind']> {
  readonly start: GunicornStart;
  readonly part: Extract<FormatPart, { kind: Kind }>;
  /** The place in the document. */
  readonly span: Span;
  /** Converts a span within the format to one that counts from the start of the command's text. */
  readonly place: (within: Span) => Span;
}

/** All parts of one kind in the access log formats on command lines. */
export function* accessLogParts<Kind extends FormatPart['kind']>(
  context: RuleContext,
  kind: Kind,
): Iterable<PlacedPart<Kind>> {
  for (const start of gunicornStarts(context)) {
    const format = start.uses.findLast(({ option }) => option.setting?.name === 'access_log_format')?.values[0];
    const word = format && argumentAt(start.invocation, format.span);
    if (!word) continue;
    const offset = word.value.text.length - format.text.length;
    const place = (within: Span): Span =>
      word.value.toSource({ start: within.start + offset, end: within.end + offset });
    for (const part of parseAccessLogFormat(format.text, (name) => gunicornAtom(name, start.effective.version))) {
      if (isOfKind(part, kind)) yield { start, part, span: start.command.toDocument(place(part.span)), place };
    }
  }
}

function isOfKind<Kind extends FormatPart['kind']>(
  part: FormatPart,
  kind: Kind,
): part is Extract<FormatPart, { kind: Kind }> {
  return part.kind === kind;
}
