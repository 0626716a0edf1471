/** Values of Python expressions without running them: literals, simple arithmetic, reads of the environment. */
import type { SyntaxNode } from '@lezer/common';
import { UNKNOWN } from '../shell/ast.ts';
import { call } from './known-calls.ts';
import { binaryOperation, negate, textIn } from './operations.ts';
import { NONE, type PythonValue, str, typed, UNKNOWN_VALUE } from './python-value.ts';
import type { Inner, Scope } from './scope.ts';
import { decode, literalStart, stringLiteral } from './string-literal.ts';
import { childrenOf } from './syntax-tree.ts';

/** Expressions nested deeper than this are not read: nobody writes them by hand, and each level is a recursive call. */
const MAX_DEPTH = 60;

export function evaluate(node: SyntaxNode, scope: Scope, depth = 0): PythonValue {
  if (depth > MAX_DEPTH) return UNKNOWN_VALUE;
  const inner = (child: SyntaxNode | undefined) => (child ? evaluate(child, scope, depth + 1) : UNKNOWN_VALUE);
  const written = scope.text.slice(node.from, node.to);
  switch (node.name) {
    case 'None':
      return NONE;
    case 'Boolean':
      return { kind: 'bool', value: written === 'True' };
    case 'Number':
      return numberLiteral(written);
    case 'String':
      return stringLiteral(written);
    case 'FormatString':
      return formatString(node, scope, inner);
    case 'ContinuedString':
      return childrenOf(node)
        .map(inner)
        .reduce((left, right) => binaryOperation(left, '+', right));
    case 'VariableName':
      return scope.lookup(written) ?? UNKNOWN_VALUE;
    case 'ParenthesizedExpression':
      return inner(childrenOf(node)[1]);
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return sequence(node, inner);
    case 'DictionaryExpression':
      return dictionary(node, inner);
    case 'ArrayComprehensionExpression':
      return typed('list');
    case 'DictionaryComprehensionExpression':
      return typed('dict');
    case 'UnaryExpression': {
      const [operator, operand] = childrenOf(node);
      // The grammar reads `not a or b` as `not (a or b)`, which Python does not.
      const isMisread = operator?.name === 'not' && (operand?.getChild('or') ?? operand?.getChild('and'));
      if (!operator || isMisread) return UNKNOWN_VALUE;
      return negate(scope.text.slice(operator.from, operator.to), inner(operand));
    }
    case 'BinaryExpression': {
      const [left, operator, ...right] = childrenOf(node);
      if (!operator || right.length !== 1) return typed('bool');
      return binaryOperation(inner(left), scope.text.slice(operator.from, operator.to), inner(right[0]));
    }
    case 'CallExpression':
    case 'MemberExpression':
      return call(node, scope, inner);
    default:
      return UNKNOWN_VALUE;
  }
}

/** Octal forms of Python 2 (`022`) and imaginary numbers are unknown. */
function numberLiteral(written: string): PythonValue {
  const text = written.replaceAll('_', '').toLowerCase();
  if (/^(?:0x[0-9a-f]+|0o[0-7]+|0b[01]+|[1-9]\d*|0+)$/.test(text)) return { kind: 'int', value: BigInt(text) };
  const value = Number(text);
  return /[.e]/.test(text) && !Number.isNaN(value) ? { kind: 'float', value } : UNKNOWN_VALUE;
}

function formatString(node: SyntaxNode, scope: Scope, inner: Inner): PythonValue {
  let result = '';
  const replacements = childrenOf(node).filter((child) => child.name === 'FormatReplacement');
  const { prefix, mark } = literalStart(scope.text.slice(node.from, node.to));
  let at = node.from + prefix.length + mark.length;
  const literal = (end: number) => {
    const body = scope.text.slice(at, end).replaceAll('{{', '{').replaceAll('}}', '}');
    result += /r/i.test(prefix) ? body : (decode(body, false) ?? UNKNOWN);
  };
  for (const replacement of replacements) {
    literal(replacement.from);
    const [, value, after] = childrenOf(replacement);
    // A conversion or format (`!r`, `:>5`) changes the text.
    const isPlain = scope.text.slice(after?.from, after?.to) === '}';
    result += isPlain ? textIn(inner(value)) : UNKNOWN;
    at = replacement.to;
  }
  literal(node.to - mark.length);
  return str(result);
}

const SEQUENCES: Readonly<Record<string, 'list' | 'tuple'>> = { ArrayExpression: 'list', TupleExpression: 'tuple' };

function sequence(node: SyntaxNode, inner: Inner): PythonValue {
  const kind = SEQUENCES[node.name] ?? 'set';
  const children = childrenOf(node);
  if (children.some((child) => child.name === '*')) return kind === 'list' ? typed('list') : UNKNOWN_VALUE;
  return { kind, items: children.slice(1, -1).flatMap((child) => (child.name === ',' ? [] : [inner(child)])) };
}

function dictionary(node: SyntaxNode, inner: Inner): PythonValue {
  const children = childrenOf(node);
  if (children.some((child) => child.name === '**')) return typed('dict');
  const parts = children.slice(1, -1).filter((child) => child.name !== ',' && child.name !== ':');
  const entries: [PythonValue, PythonValue][] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) entries.push([inner(parts[i]), inner(parts[i + 1])]);
  return { kind: 'dict', entries };
}
