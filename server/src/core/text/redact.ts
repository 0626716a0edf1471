import { SECRET_SHAPES } from './secret-shapes.ts';

/**
 * Takes secrets out of text that is about to leave the machine: reports for a ticket or a bug, what a server has said. What merely refers
 * to a secret (`$TOKEN`, `--keyfile PATH`) stays, because it tells how the application is set up.
 */

/** The text with every recognisable secret replaced. Redacting twice gives the same as redacting once. */
export function redact(text: string): string {
  return SECRET_SHAPES.reduce((result, { pattern, replacement }) => result.replace(pattern, replacement), text);
}

/** The same for every string of plain data (JSON); names of properties stay as they are. */
export function redactAll<T>(value: T): T;
export function redactAll(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => redactAll(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactAll(member)]));
}
