import type { Change } from '../../../text/change.ts';
import { detached } from '../../../text/detached.ts';
import { span } from '../../../text/span.ts';
import { resolvePlain } from '../yaml-1-1.ts';
import type { YamlScalar, YamlValue } from '../yaml-value.ts';

/**
 * A text that is certainly a plain scalar of one line, wherever it stands in a block collection (part of YAML 1.1, 9.1.3 ns-plain): printable
 * ASCII, no indicator at its start, no `: ` or ` #` in it, no `:` at its end.
 */
const PLAIN = /^[A-Za-z0-9_./$][!-~]*(?: +[!-~]+)*$/;
const INDICATOR = /:(?: |$)| #/;

/**
 * The scalar after a change behind its first character, if it is still a plain scalar. That is what people type most, and then nothing else
 * has to be read. undefined if it is not certain. `value` is a value in a block collection.
 */
export function retypedScalar(
  value: YamlValue | undefined,
  before: string,
  text: string,
  change: Change,
): YamlScalar | undefined {
  if (value?.kind !== 'scalar' || value.style !== 'plain' || value.shared) return undefined;
  const { start, end } = value.span;
  const isInside = start < change.before.start && change.before.end <= end;
  if (!isInside || !endsLine(before, end) || !isPlain(before.slice(start, end))) return undefined;
  const now = span(start, end + text.length - before.length);
  const written = detached(text.slice(now.start, now.end));
  const { type, text: read } = isPlain(written) ? resolvePlain(written) : {};
  if (type === undefined || read === undefined) return undefined;
  return { kind: 'scalar', span: now, written, style: 'plain', type, text: read, buildable: true };
}

function isPlain(written: string): boolean {
  return PLAIN.test(written) && !INDICATOR.test(written);
}

function endsLine(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n' || text.startsWith('\r\n', at);
}
