import { pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown, printable } from '../../syntax/shell/ast.ts';
import { isNeverInteger } from '../never-integer.ts';
import type { ArgumentError, OptionUse } from '../program.ts';

/**
 * What the constructor of waitress's `Adjustments` refuses: a ValueError nobody catches, exit code 1.
 * Source: Pylons/waitress:src/waitress/adjustments.py (`__init__`, 3.0.2).
 */
export function adjustmentErrors(uses: readonly OptionUse[]): ArgumentError[] {
  const errors = CONFLICTS.flatMap(([one, others, text]): ArgumentError[] => {
    const use = lastOf(uses, one);
    const other = others.some((id) => lastOf(uses, id));
    return use && other ? [{ kind: 'conflict', span: use.flag.span, option: use.option, text, exitCode: 1 }] : [];
  });
  const seen = new Set<string>();
  for (const { option } of uses) {
    if (seen.has(option.id)) continue;
    seen.add(option.id);
    const use = lastOf(uses, option.id);
    const base = BASES[option.kind];
    const value = use?.value;
    if (!value || base === undefined || isInteger(value.text, base)) continue;
    if (!isKnown(value.text) && (base !== 10 || !isNeverInteger(value.text))) continue;
    const text = `ValueError: invalid literal for int() with base ${base}: ${pythonRepr(printable(value.text))}`;
    errors.push({ kind: 'invalid-value', span: value.span, option, text, exitCode: 1 });
  }
  return [...errors, ...proxyErrors(uses)];
}

/** Of the kinds of options that are given to `int()`. */
const BASES: Readonly<Partial<Record<string, 8 | 10>>> = { integer: 10, octal: 8 };

const CONFLICTS: readonly (readonly [string, readonly string[], string])[] = [
  ['listen', ['host', 'port'], 'ValueError: host or port may not be set if listen is set.'],
  ['listen', ['sockets'], 'ValueError: socket may not be set if listen is set.'],
  ['sockets', ['host', 'port'], 'ValueError: host or port may not be set if sockets is set.'],
  ['sockets', ['unix_socket'], 'ValueError: unix_socket may not be set if sockets is set'],
  ['unix_socket', ['host', 'port'], 'ValueError: unix_socket may not be set if host or port is set'],
  ['unix_socket', ['listen'], 'ValueError: unix_socket may not be set if listen is set'],
];

function lastOf(uses: readonly OptionUse[], id: string): OptionUse | undefined {
  return uses.findLast(({ option }) => option.id === id);
}

/** `int(text, base)` for base 10 and 8; the latter with the prefix `0o` too. */
function isInteger(text: string, base: 8 | 10): boolean {
  if (base === 10) return pythonInt(text) !== undefined;
  return /^\s*[+-]?(?:0[oO]_?)?[0-7]+(?:_[0-7]+)*\s*$/.test(text);
}

const PROXY_HEADERS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-by',
  'forwarded',
];

function proxyErrors(uses: readonly OptionUse[]): ArgumentError[] {
  const proxy = lastOf(uses, 'trusted_proxy');
  const error = (use: OptionUse, text: string): ArgumentError[] => {
    return [{ kind: 'conflict', span: use.flag.span, option: use.option, text: `ValueError: ${text}`, exitCode: 1 }];
  };
  const headers = lastOf(uses, 'trusted_proxy_headers');
  const names = headers?.value && isKnown(headers.value.text) ? headers.value.text.split(/\s+/).filter(Boolean) : [];
  if (!proxy || proxy.value?.text === '') {
    const count = lastOf(uses, 'trusted_proxy_count');
    if (count) return error(count, 'trusted_proxy_count has no meaning without setting trusted_proxy');
    if (headers && names.length > 0)
      return error(headers, 'trusted_proxy_headers has no meaning without setting trusted_proxy');
    return [];
  }
  const lower = names.map((name) => name.toLowerCase());
  const unknown = [...new Set(lower)].filter((name) => !PROXY_HEADERS.includes(name));
  if (headers && unknown.length > 0)
    return error(headers, `Received unknown trusted_proxy_headers value (${unknown.join(', ')})`);
  if (headers && lower.includes('forwarded') && lower.some((name) => name !== 'forwarded'))
    return error(
      headers,
      'The Forwarded proxy header and the X-Forwarded-{By,Host,Proto,Port,For} headers are mutually exclusive.',
    );
  return [];
}
