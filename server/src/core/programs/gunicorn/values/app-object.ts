/**
 * The part behind the colon of MODULE:OBJECT, read as Python reads an expression (gunicorn/util.py import_app). The
 * grammar behind it is more tolerant than Python's, so what is accepted here may still be a syntax error there.
 */
import type { SyntaxNode } from '@lezer/common';
import { pythonParser } from '../../../syntax/python/parser.ts';

export type AppObject =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: CallArguments }
  | { readonly kind: 'call-of-expression' | 'call-with-expressions' }
  | { readonly kind: 'other-expression' }
  | { readonly kind: 'syntax-error' };

/**
 * If several apply, the one that stands last in this list: a repeated keyword passes the parser, but not the compiler.
 */
type CallArguments = 'literal' | 'repeated-keyword' | 'double-star';

const KEYWORDS = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
const CONSTANTS = new Set(['None', 'True', 'False']);

export function readAppObject(text: string): AppObject {
  if (CONSTANTS.has(text)) return { kind: 'other-expression' };
  if (isName(text)) return KEYWORDS.has(text) ? { kind: 'syntax-error' } : { kind: 'name', name: text };
  const expression = onlyExpression(text);
  if (!expression) return { kind: 'syntax-error' };
  const node = withoutParentheses(expression);
  if (node.name === 'VariableName') return { kind: 'name', name: source(node, text) };
  if (node.name !== 'CallExpression') return { kind: 'other-expression' };
  const called = node.firstChild && withoutParentheses(node.firstChild);
  if (called?.name !== 'VariableName') return { kind: 'call-of-expression' };
  const given = callArguments(node.lastChild, text);
  if (given === 'syntax-error') return { kind: 'syntax-error' };
  if (given === 'expressions') return { kind: 'call-with-expressions' };
  return { kind: 'call', name: source(called, text), arguments: given };
}

/** Almost all names are ASCII; the large Unicode pattern is only made for others. */
function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) || /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(text);
}

/** The expression, if the text consists of exactly one; Python refuses white space before it. */
function onlyExpression(text: string): SyntaxNode | undefined {
  if (/^\s/.test(text)) return undefined;
  const tree = pythonParser().parse(text);
  let hasError = false;
  tree.iterate({
    enter: ({ type }) => {
      hasError ||= type.isError;
    },
  });
  const statement = tree.topNode.firstChild;
  const isOnly =
    statement?.name === 'ExpressionStatement' && [null, 'Comment'].includes(statement.nextSibling?.name ?? null);
  if (hasError || !isOnly) return undefined;
  return statement.firstChild?.nextSibling ? undefined : (statement.firstChild ?? undefined);
}

function withoutParentheses(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? node.firstChild?.nextSibling : undefined;
  return inner ? withoutParentheses(inner) : node;
}

function callArguments(list: SyntaxNode | null, text: string): CallArguments | 'expressions' | 'syntax-error' {
  const names: string[] = [];
  let hasDoubleStar = false;
  let isLiteralOnly = true;
  for (const argument of splitAtCommas(list)) {
    const [first, second, third] = argument;
    if (!first) continue;
    if (second?.name === 'AssignOp' && third) {
      names.push(source(first, text));
      isLiteralOnly &&= isLiteral(third);
    } else if (first.name === '**' && second) {
      hasDoubleStar = true;
      isLiteralOnly &&= isLiteral(second);
    } else {
      if (first.name !== '*' && (names.length > 0 || hasDoubleStar)) return 'syntax-error';
      isLiteralOnly &&= argument.length === 1 && isLiteral(first);
    }
  }
  if (!isLiteralOnly) return 'expressions';
  if (hasDoubleStar) return 'double-star';
  return new Set(names).size < names.length ? 'repeated-keyword' : 'literal';
}

function splitAtCommas(list: SyntaxNode | null): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of childrenOf(list)) {
    if (child.name === ',') parts.push([]);
    else if (child.name !== '(' && child.name !== ')') parts.at(-1)?.push(child);
  }
  return parts;
}

/** What `ast.literal_eval` takes. */
function isLiteral(node: SyntaxNode): boolean {
  switch (node.name) {
    case 'Number':
    case 'String':
    case 'ContinuedString':
    case 'Boolean':
    case 'None':
    case 'Ellipsis':
      return node.getChild('FormatString') === null;
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression':
    case 'SetExpression':
    case 'DictionaryExpression':
      return childrenOf(node).every((child) => /^[()[\]{},:]$/.test(child.name) || isLiteral(child));
    case 'UnaryExpression':
      return childrenOf(node).every(({ name }, i) => (i === 0 ? name === 'ArithOp' : name === 'Number'));
    case 'BinaryExpression':
      return childrenOf(node).every((child, i) => (i === 1 ? child.name === 'ArithOp' : isLiteral(child)));
    default:
      return false;
  }
}

function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function source(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}
