import type { SyntaxNode } from '@lezer/common';
import type { PythonValue } from './python-value.ts';

/** Where an expression stands. */
export interface Scope {
  /** The text of the module. */
  readonly text: string;
  /** Value of a name at this point of the module; undefined when nothing is known of it. */
  readonly lookup: (name: string) => PythonValue | undefined;
}

/** Evaluates a part of an expression, one level deeper; unknown where there is no such part. */
export type Inner = (child: SyntaxNode | undefined) => PythonValue;
