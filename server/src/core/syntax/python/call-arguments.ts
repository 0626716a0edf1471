/** What a call is given. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../text/span.ts';
import { evaluate } from './evaluate.ts';
import type { PythonValue } from './python-value.ts';
import type { Scope } from './scope.ts';
import { childrenOf, spanOf } from './syntax-tree.ts';

export interface CallArguments {
  readonly positional: readonly CallArgument[];
  readonly named: ReadonlyMap<string, CallArgument>;
  /** False where there are more arguments than can be seen (`*arguments`, `**options`). */
  readonly isWhole: boolean;
}

export interface CallArgument {
  readonly value: PythonValue;
  readonly span: Span;
  /** Of a tuple that is written here: its items. */
  readonly items: readonly CallArgument[];
}

/** `list`: the `ArgList` of a call. */
export function callArguments(list: SyntaxNode, scope: Scope): CallArguments {
  const positional: CallArgument[] = [];
  const named = new Map<string, CallArgument>();
  const parts = childrenOf(list).slice(1, -1);
  const isWhole = !parts.some(({ name }) => ['*', '**', 'for', '⚠'].includes(name));
  for (const [index, part] of parts.entries()) {
    const isName = parts[index + 1]?.name === 'AssignOp';
    if (isName || [',', 'AssignOp', '*', '**'].includes(part.name)) continue;
    const argument = argumentOf(part, scope);
    const name = parts[index - 1]?.name === 'AssignOp' ? parts[index - 2] : undefined;
    if (name) named.set(scope.text.slice(name.from, name.to), argument);
    else positional.push(argument);
  }
  return { positional, named, isWhole };
}

function argumentOf(node: SyntaxNode, scope: Scope): CallArgument {
  const items = node.name === 'TupleExpression' ? childrenOf(node).slice(1, -1) : [];
  return {
    value: evaluate(node, scope),
    span: spanOf(node),
    items: items.filter(({ name }) => name !== ',').map((item) => argumentOf(item, scope)),
  };
}
