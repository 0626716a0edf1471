import { UNKNOWN } from '../shell/ast.ts';
import { int, type PythonValue, str, typed, UNKNOWN_VALUE } from './python-value.ts';

/** Longer results are not computed: they would only cost memory. */
const MAX_TEXT = 10_000;

/** `left operator right`; unknown for what would raise. */
export function binaryOperation(left: PythonValue, operator: string, right: PythonValue): PythonValue {
  if (operator === 'or') return either(left, right);
  if (operator === 'and') return both(left, right);
  if (/^(?:==|!=|<|>|<=|>=|in|is)$/.test(operator)) return typed('bool');
  if (operator === '%' && typeOf(left) === 'str') return formatted(left, right);
  if (left.kind === 'int' && right.kind === 'int') return intOperation(left.value, operator, right.value);
  if (operator === '+') return sum(left, right);
  if (isNumber(left) && isNumber(right)) return numberOperation(left, operator, right);
  if (left.kind === 'str' && operator === '*') return typed('str');
  return UNKNOWN_VALUE;
}

export function negate(operator: string, value: PythonValue): PythonValue {
  if (operator === 'not') {
    const truth = truthOf(value);
    return truth === undefined ? typed('bool') : { kind: 'bool', value: !truth };
  }
  if (value.kind === 'int') return int(signed(operator, value.value));
  if (value.kind === 'float' && operator !== '~')
    return { ...value, value: operator === '-' ? -value.value : value.value };
  return UNKNOWN_VALUE;
}

/** The text of a value inside a format string; UNKNOWN where it is not known. */
export function textIn(value: PythonValue): string {
  if (value.kind === 'str') return value.value;
  if (value.kind === 'int') return String(value.value);
  if (value.kind === 'bool') return value.value ? 'True' : 'False';
  return UNKNOWN;
}

/** The type of a value; undefined when that is not certain. */
export function typeOf(value: PythonValue): string | undefined {
  return value.kind === 'unknown' ? value.type : value.kind;
}

function truthOf(value: PythonValue): boolean | undefined {
  switch (value.kind) {
    case 'none':
      return false;
    case 'bool':
      return value.value;
    case 'int':
      return value.value !== 0n;
    case 'str':
    case 'bytes':
      return value.value !== '' && (value.value !== UNKNOWN || undefined);
    case 'list':
    case 'tuple':
      return value.items.length > 0;
    default:
      return undefined;
  }
}

function signed(operator: string, value: bigint): bigint {
  if (operator === '~') return ~value;
  return operator === '-' ? -value : value;
}

function both(left: PythonValue, right: PythonValue): PythonValue {
  const truth = truthOf(left);
  if (truth === undefined) return UNKNOWN_VALUE;
  return truth ? right : left;
}

/** `os.environ.get("X") or 4`: the right side is the fallback for a variable that is not set. */
function either(left: PythonValue, right: PythonValue): PythonValue {
  const truth = truthOf(left);
  if (truth !== undefined) return truth ? left : right;
  if (left.kind !== 'unknown') return UNKNOWN_VALUE;
  const type = left.type !== undefined && left.type === typeOf(right) ? { type: left.type } : {};
  return left.environment === undefined
    ? { kind: 'unknown', ...type }
    : { kind: 'unknown', ...type, environment: left.environment, fallback: right };
}

function isNumber(value: PythonValue): boolean {
  return typeOf(value) === 'int' || typeOf(value) === 'float';
}

function intOperation(a: bigint, operator: string, b: bigint): PythonValue {
  switch (operator) {
    case '+':
      return int(a + b);
    case '-':
      return int(a - b);
    case '*':
      return int(a * b);
    case '//':
      return b === 0n ? UNKNOWN_VALUE : int((a - modulo(a, b)) / b);
    case '%':
      return b === 0n ? UNKNOWN_VALUE : int(modulo(a, b));
    case '/':
      return b === 0n ? UNKNOWN_VALUE : { kind: 'float', value: Number(a) / Number(b) };
    case '**':
      return b >= 0n && b < 64n ? int(a ** b) : UNKNOWN_VALUE;
    case '<<':
      return b >= 0n && b < 64n ? int(a << b) : UNKNOWN_VALUE;
    case '|':
      return int(a | b);
    default:
      return typed('int');
  }
}

/** Python's remainder has the sign of the divisor. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function numberOperation(left: PythonValue, operator: string, right: PythonValue): PythonValue {
  const isFloat = operator === '/' || typeOf(left) === 'float' || typeOf(right) === 'float';
  return typed(isFloat ? 'float' : 'int');
}

function sum(left: PythonValue, right: PythonValue): PythonValue {
  if (typeOf(left) === 'str' && typeOf(right) === 'str') {
    const text = textIn(left) + textIn(right);
    return text.length <= MAX_TEXT ? str(text) : typed('str');
  }
  if (left.kind === 'bytes' && right.kind === 'bytes') return { kind: 'bytes', value: left.value + right.value };
  if (left.kind === 'list' && right.kind === 'list') return { kind: 'list', items: [...left.items, ...right.items] };
  if (left.kind === 'tuple' && right.kind === 'tuple') return { kind: 'tuple', items: [...left.items, ...right.items] };
  if (typeOf(left) === 'list' && typeOf(right) === 'list') return typed('list');
  return isNumber(left) && isNumber(right) ? numberOperation(left, '+', right) : UNKNOWN_VALUE;
}

/** `"0.0.0.0:%s" % port`. */
function formatted(template: PythonValue, value: PythonValue): PythonValue {
  if (template.kind !== 'str') return typed('str');
  const items = value.kind === 'tuple' ? value.items : [value];
  let index = 0;
  const text = template.value.replace(/%(?:%|[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|\([^)]*\)[a-z])/g, (part) => {
    if (part === '%%') return '%';
    const item = items[index++];
    return (part === '%s' || part === '%d') && item ? textIn(item) : UNKNOWN;
  });
  return str(text);
}
