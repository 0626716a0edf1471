/** Calls and attributes whose result is known, or at least its type: the environment, conversions, CPU counts. */
import type { SyntaxNode } from '@lezer/common';
import { UNKNOWN } from '../shell/ast.ts';
import { textIn, typeOf } from './operations.ts';
import { int, type PythonValue, str, typed, UNKNOWN_VALUE, type UnknownValue } from './python-value.ts';
import type { Inner, Scope } from './scope.ts';
import { childrenOf } from './syntax-tree.ts';

export function call(node: SyntaxNode, scope: Scope, inner: Inner): PythonValue {
  const written = (part: SyntaxNode | null | undefined) => (part ? scope.text.slice(part.from, part.to) : '');
  if (node.name === 'MemberExpression') {
    const [base, bracket, key] = childrenOf(node);
    const isEnvironment = /^(?:os\.)?environ$/.test(written(base)) && written(bracket) === '[';
    return isEnvironment ? environmentRead(inner(key), undefined) : UNKNOWN_VALUE;
  }
  const [callee, list] = childrenOf(node);
  if (!callee) return UNKNOWN_VALUE;
  const made = originOf(callee, scope);
  const result: UnknownValue = made === undefined ? UNKNOWN_VALUE : { kind: 'unknown', made };
  const args = list ? positionalArguments(list) : undefined;
  if (!args) return result;
  const name = written(callee).replace(/\s+/g, '');
  const values = args.map(inner);
  const [first] = values;
  if (/^(?:os\.)?(?:environ\.get|getenv)$/.test(name)) {
    return first ? environmentRead(first, values[1]) : UNKNOWN_VALUE;
  }
  if (scope.lookup(name) !== undefined) return result;
  const conversion = CONVERSIONS.find((type) => type === name);
  if (conversion) return converted(conversion, values);
  if (callee.name === 'MemberExpression') {
    const [base, , method] = childrenOf(callee);
    const value = inner(base);
    if (typeOf(value) === 'str' && TEXT_METHODS.has(written(method))) return textMethod(value, written(method));
  }
  const type = RESULT_TYPES[name];
  return type ? typed(type) : result;
}

/** Where a name that is called was imported from: `Flask` behind `from flask import Flask`, `flask.Flask` behind `import flask`. */
function originOf(callee: SyntaxNode, scope: Scope): string | undefined {
  const [base, , attribute] = callee.name === 'MemberExpression' ? childrenOf(callee) : [callee];
  const written = (part: SyntaxNode | undefined) => (part ? scope.text.slice(part.from, part.to) : '');
  const value = base?.name === 'VariableName' ? scope.lookup(written(base)) : undefined;
  if (!attribute) return value?.kind === 'unknown' ? value.origin : undefined;
  return value?.kind === 'module' ? `${value.name}.${written(attribute)}` : undefined;
}

const CONVERSIONS = ['int', 'str', 'float', 'bool'] as const;
const TEXT_METHODS = new Set(['format', 'strip', 'lower', 'upper', 'replace', 'join', 'lstrip', 'rstrip', 'title']);

const RESULT_TYPES: Readonly<Record<string, NonNullable<UnknownValue['type']>>> = {
  'multiprocessing.cpu_count': 'int',
  cpu_count: 'int',
  len: 'int',
  round: 'int',
  'os.getpid': 'int',
  'os.path.join': 'str',
  'os.path.abspath': 'str',
  'os.path.dirname': 'str',
  'os.path.realpath': 'str',
  'os.path.expanduser': 'str',
  'os.getcwd': 'str',
  'socket.gethostname': 'str',
  dict: 'dict',
  list: 'list',
  sorted: 'list',
};

/** Undefined when arguments are given by name, unpacked or generated. */
function positionalArguments(list: SyntaxNode): SyntaxNode[] | undefined {
  const parts = childrenOf(list).slice(1, -1);
  if (parts.some((part) => ['AssignOp', '*', '**', 'for'].includes(part.name))) return undefined;
  return parts.filter((part) => part.name !== ',');
}

function environmentRead(key: PythonValue, fallback: PythonValue | undefined): PythonValue {
  const isText = fallback === undefined || typeOf(fallback) === 'str';
  return {
    kind: 'unknown',
    ...(isText ? { type: 'str' as const } : {}),
    ...(key.kind === 'str' && !key.value.includes(UNKNOWN) ? { environment: key.value } : {}),
    ...(fallback ? { fallback } : {}),
  };
}

function converted(type: (typeof CONVERSIONS)[number], [value, ...more]: readonly PythonValue[]): PythonValue {
  if (!value || more.length > 0) return typed(type);
  if (value.kind === 'unknown') {
    const fallback = value.fallback && converted(type, [value.fallback]);
    return {
      kind: 'unknown',
      type,
      ...(value.environment !== undefined ? { environment: value.environment } : {}),
      ...(fallback && fallback.kind !== 'unknown' ? { fallback } : {}),
    };
  }
  if (type === 'int') {
    if (value.kind === 'int') return value;
    if (value.kind === 'str' && /^\s*[-+]?\d+\s*$/.test(value.value))
      return int(BigInt(value.value.trim().replace(/^\+/, '')));
  }
  if (type === 'str' && textIn(value) !== UNKNOWN) return str(textIn(value));
  return typed(type);
}

function textMethod(value: PythonValue, method: string): PythonValue {
  if (value.kind !== 'str' || value.value.includes(UNKNOWN)) return typed('str');
  if (method === 'format')
    return str(
      value.value.replace(/\{\{|\}\}|\{[^{}]*\}/g, (part) =>
        part.length === 2 && part !== '{}' ? part.charAt(0) : UNKNOWN,
      ),
    );
  if (method === 'strip') return str(value.value.trim());
  if (method === 'lower') return str(value.value.toLowerCase());
  if (method === 'upper') return str(value.value.toUpperCase());
  return typed('str');
}
