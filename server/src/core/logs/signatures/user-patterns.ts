import { type Text, t } from '../../text/l10n.ts';
import { type PatternNode, parsePattern } from '../scan/patterns/pattern-parser.ts';
import type { SignatureSeverity } from '../types.ts';
import { anywhere, type Signature } from './signature.ts';

/** What a user wants to be told of besides the catalogue. */
export interface UserPattern {
  readonly id: string;
  /** The source of a JavaScript RegExp, looked for anywhere in a message; named groups become fields. */
  readonly pattern: string;
  readonly severity: SignatureSeverity;
  readonly title: string;
}

/** What a pattern may be called. */
export const PATTERN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const PATTERN_SEVERITIES = ['critical', 'error', 'warning', 'info'] as const satisfies SignatureSeverity[];

interface CompiledPatterns {
  readonly signatures: readonly Signature[];
  /** Why a pattern is not used. */
  readonly notices: readonly Text[];
}

/**
 * A pattern that is no regular expression is left out with a notice; where nothing could stop it (`canStop`), so is one
 * that can take exponential time.
 */
export function compileUserPatterns(patterns: readonly UserPattern[], canStop: boolean): CompiledPatterns {
  const signatures: Signature[] = [];
  const notices: Text[] = [];
  for (const pattern of patterns) {
    const reason = refusal(pattern.pattern, canStop);
    if (reason) notices.push(t('The pattern “{id}” is not used: {reason}', { id: pattern.id, reason }));
    else signatures.push(signatureOf(pattern));
  }
  return { signatures, notices };
}

function refusal(source: string, canStop: boolean): Text | string | undefined {
  const reason = whyUnusable(source);
  if (reason) return reason;
  return !canStop && isNested(parsePattern(source), false)
    ? t('It repeats a repetition, which can take very long.')
    : undefined;
}

/** undefined for a regular expression. */
export function whyUnusable(source: string): Text | string | undefined {
  try {
    new RegExp(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return source === '' ? t('It is empty.') : undefined;
}

/** A repetition without a bound around another: the classic way to exponential time. */
function isNested(node: PatternNode, inside: boolean): boolean {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.items.some((item) => isNested(item, inside));
    case 'repeat': {
      const isLong = node.max > 10;
      return (isLong && inside) || isNested(node.item, inside || isLong);
    }
    default:
      return false;
  }
}

function signatureOf({ id, pattern, severity, title }: UserPattern): Signature {
  const text = t('{title}', { title });
  return {
    id,
    severity,
    cause: 'crash',
    program: 'user',
    title: text,
    meaning: text,
    causes: [],
    remedies: [],
    shapes: [anywhere(pattern, new RegExp(pattern))],
    examples: [],
    traps: [],
    sources: [],
  };
}
