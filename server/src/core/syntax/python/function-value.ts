import type { SyntaxNode } from '@lezer/common';
import type { FunctionValue } from './python-value.ts';
import { childrenOf } from './syntax-tree.ts';

/** The parameters of a function definition. */
export function functionValue(definition: SyntaxNode): FunctionValue {
  const list = definition.getChild('ParamList');
  let positional = 0;
  let required = 0;
  let takesMore = false;
  let keywordOnly = false;
  let star = '';
  for (const part of list ? childrenOf(list) : []) {
    if (part.name === ',') star = '';
    else if (part.name === '*' || part.name === '**') {
      star = part.name;
      keywordOnly = true;
    } else if (part.name === 'VariableName') {
      // A default value that is a name comes after its `=`.
      if (part.prevSibling?.name === 'AssignOp') continue;
      if (star === '*') takesMore = true;
      if (star !== '' || keywordOnly) continue;
      positional++;
      required++;
    } else if (part.name === 'AssignOp' && !keywordOnly) required--;
  }
  return { kind: 'function', positional, required, takesMore, isAsync: definition.getChild('async') !== null };
}
