import { isKnown } from '../shell/ast.ts';
import { pythonFloat, pythonRepr } from './python-repr.ts';

/**
 * What a Python expression is, as far as it can be said without running it. Text that only a run would know stands in a
 * `str` as UNKNOWN (see syntax/shell/ast.ts).
 */
export type PythonValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str' | 'bytes'; readonly value: string }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly PythonValue[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [PythonValue, PythonValue])[] }
  | FunctionValue
  | { readonly kind: 'class' }
  | { readonly kind: 'module'; readonly name: string }
  | UnknownValue;

export interface FunctionValue {
  readonly kind: 'function';
  /** Parameters that may be given by position, `*args` not counted. */
  readonly positional: number;
  /** Those of them without a default. */
  readonly required: number;
  readonly takesMore: boolean;
  readonly isAsync: boolean;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  /** The type, where that much is certain. */
  readonly type?: 'bool' | 'int' | 'float' | 'str' | 'list' | 'dict';
  /** The environment variable it is read from. */
  readonly environment?: string;
  /** What it is when that variable is not set. */
  readonly fallback?: PythonValue;
  /** What `from a.b import c` brought: `a.b.c`. */
  readonly origin?: string;
  /** What was called to make it, by its origin. */
  readonly made?: string;
}

export const UNKNOWN_VALUE: UnknownValue = { kind: 'unknown' };
export const NONE: PythonValue = { kind: 'none' };

export function str(value: string): PythonValue {
  return { kind: 'str', value };
}

export function int(value: bigint): PythonValue {
  return { kind: 'int', value };
}

export function typed(type: NonNullable<UnknownValue['type']>): UnknownValue {
  return { kind: 'unknown', type };
}

export function isMutable(value: PythonValue): boolean {
  return value.kind === 'list' || value.kind === 'dict' || value.kind === 'set';
}

/** True when `inner` is this very value or an item of it, so that a change of the one shows in the other. */
export function holds(value: PythonValue, inner: PythonValue): boolean {
  if (value === inner) return true;
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.some((item) => holds(item, inner));
  return value.kind === 'dict' && value.entries.some(([, item]) => holds(item, inner));
}

/** True when `reprOf` says all of it. */
export function isWhollyKnown(value: PythonValue): boolean {
  switch (value.kind) {
    case 'str':
    case 'bytes':
      return isKnown(value.value);
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.every(isWhollyKnown);
    case 'dict':
      return value.entries.every(([key, item]) => isWhollyKnown(key) && isWhollyKnown(item));
    case 'function':
    case 'class':
    case 'module':
    case 'unknown':
      return false;
    default:
      return true;
  }
}

/** `repr()` of a value; `…` for what is not known. */
export function reprOf(value: PythonValue): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return pythonFloat(value.value);
    case 'str':
      return pythonRepr(value.value);
    case 'bytes':
      return `b${pythonRepr(value.value)}`;
    case 'list':
      return `[${value.items.map(reprOf).join(', ')}]`;
    case 'tuple':
      return `(${value.items.map(reprOf).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    case 'set':
      return `{${value.items.map(reprOf).join(', ')}}`;
    case 'dict':
      return `{${value.entries.map(([key, item]) => `${reprOf(key)}: ${reprOf(item)}`).join(', ')}}`;
    default:
      return '…';
  }
}
