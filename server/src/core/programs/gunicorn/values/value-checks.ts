import { pythonIntLiteral, pythonStrip } from '../../../syntax/python/python-number.ts';
import { pythonRepr } from '../../../syntax/python/python-repr.ts';
import type { PythonValue } from '../../../syntax/python/python-value.ts';
import { isKnown } from '../../../syntax/shell/ast.ts';
import type { Setting } from '../setting.ts';
import type { Surroundings } from '../surroundings.ts';
import { checkChoice, checkProtocols } from './choice-checks.ts';
import { checkAddresses, checkHostPort, checkStatsdAddress } from './network-checks.ts';
import { pythonStr } from './python-str.ts';

/** Other facts that validators need. */
interface CheckContext {
  readonly version: string | undefined;
  readonly surroundings: Surroundings;
}

/**
 * The validator of a setting in gunicorn/config.py: the text of the exception that a value raises; undefined when it is
 * accepted, or when that cannot be told from here.
 */
export function checkValue(setting: Setting, value: PythonValue, context: CheckContext): string | undefined {
  if (value.kind === 'unknown' || (value.kind === 'str' && !isKnown(value.value))) return undefined;
  const { check } = setting;
  switch (check) {
    case 'any':
      return undefined;
    case 'bool':
      return checkBool(value);
    case 'callable':
      return checkCallable(value, setting.arity ?? []);
    case 'class':
      return value.kind === 'function' || value.kind === 'class' ? undefined : checkText(value);
    case 'dict':
      return value.kind === 'dict' ? undefined : `Value is not a dictionary: ${pythonStr(value)} `;
    case 'natural':
    case 'http2-frame-size':
    case 'http2-streams':
    case 'http2-window':
      return checkInteger(value, check);
    case 'asgi-lifespan':
    case 'asgi-loop':
    case 'header-map':
    case 'http2-cleartext':
    case 'http-parser':
    case 'proxy-protocol':
    case 'reload-engine':
      return checkChoice(check, value, setting.choices ?? []);
    case 'user':
    case 'group':
      return value.kind === 'str' ? checkText(value, setting, context) : undefined;
    case 'files':
    case 'files-or-patterns':
    case 'strings':
      return checkList(value, (item) => checkText(item, setting, context));
    default:
      return checkText(value, setting, context);
  }
}

/** For validators that begin with `validate_string`. */
function checkText(value: PythonValue, setting?: Setting, context?: CheckContext): string | undefined {
  if (value.kind === 'none') return undefined;
  if (value.kind !== 'str') return `Not a string: ${pythonStr(value)}`;
  if (!setting || !context || !isKnown(value.value)) return undefined;
  const text = pythonStrip(value.value);
  const { surroundings } = context;
  switch (setting.check) {
    case 'addresses':
    case 'networks-loose':
    case 'networks':
      return checkAddresses(text, setting.check);
    case 'directory':
      return surroundings.pathExists(text) === false ? `can't chdir to ${pythonRepr(text)}` : undefined;
    case 'files':
    case 'files-or-patterns': {
      const isPattern = setting.check === 'files-or-patterns' && /[*?[]/.test(text);
      return !isPattern && surroundings.pathExists(text) === false ? `File ${text} does not exists.` : undefined;
    }
    case 'user':
      return isNumberOrKnown(value.value, surroundings.userExists) ? undefined : `No such user: '${value.value}'`;
    case 'group':
      return isNumberOrKnown(value.value, surroundings.groupExists) ? undefined : `No such group: '${value.value}'`;
    case 'host-port':
      return checkHostPort(text);
    case 'statsd-address':
      return checkStatsdAddress(text, context.version);
    case 'http-protocols':
      return checkProtocols(text, setting.choices ?? []);
    case 'ssl-version':
      return checkSslVersion(text);
    default:
      return undefined;
  }
}

function checkBool(value: PythonValue): string | undefined {
  if (value.kind === 'none' || value.kind === 'bool') return undefined;
  if (value.kind !== 'str') return `Invalid type for casting: ${pythonStr(value)}`;
  const word = pythonStrip(value.value.toLowerCase());
  return word === 'true' || word === 'false' ? undefined : `Invalid boolean: ${value.value}`;
}

function checkInteger(
  value: PythonValue,
  check: 'natural' | 'http2-frame-size' | 'http2-streams' | 'http2-window',
): string | undefined {
  const number = integerOf(value);
  if (typeof number === 'string') return number;
  if (check === 'http2-frame-size') {
    if (number >= 16384n && number <= 16777215n) return undefined;
    return `http2_max_frame_size must be between 16384 and 16777215, got ${number}`;
  }
  if (number < 0n) return `Value must be positive: ${number}`;
  if (check === 'http2-window' && number > 2n ** 31n - 1n) {
    return `HTTP/2 window size must be at most 2147483647: ${number}`;
  }
  if (check === 'http2-streams' && number < 1n) return `HTTP/2 max concurrent streams must be at least 1: ${number}`;
  return undefined;
}

/** The number, or the text of the exception. */
function integerOf(value: PythonValue): bigint | string {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1n : 0n;
  if (value.kind !== 'str') return "int() can't convert non-string with explicit base";
  return pythonIntLiteral(value.value) ?? `invalid literal for int() with base 0: ${pythonRepr(value.value)}`;
}

function checkCallable(value: PythonValue, arity: readonly number[]): string | undefined {
  if (value.kind === 'function') {
    return arity.includes(value.positional) ? undefined : `Value must have an arity of: ${Math.max(...arity)}`;
  }
  const mayBeCallable = value.kind === 'class' || value.kind === 'str';
  return mayBeCallable ? undefined : `Value is not callable: ${pythonStr(value)}`;
}

function checkList(value: PythonValue, check: (item: PythonValue) => string | undefined): string | undefined {
  if (value.kind === 'none') return undefined;
  if (value.kind === 'str') return value.value === '' ? undefined : check(value);
  if (value.kind === 'bool' || value.kind === 'int' || value.kind === 'float') {
    const name = value.kind;
    return value.value ? `'${name}' object is not iterable` : undefined;
  }
  if (value.kind !== 'list') return undefined;
  for (const item of value.items) {
    const error = item.kind === 'unknown' ? undefined : check(item);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** True for `str.isdigit`, or for a name (of a user or group) that the machine may know. */
function isNumberOrKnown(text: string, exists: (name: string) => boolean | undefined): boolean {
  return /^\p{Nd}+$/u.test(text) || exists(text) !== false;
}

/** The constants `ssl.PROTOCOL_*` of Python 3.10 to 3.12; older ones had SSLv3 too where OpenSSL had it. */
const SSL_VERSIONS: Readonly<Record<string, number>> = {
  SSLv23: 2,
  TLS: 2,
  TLS_CLIENT: 16,
  TLS_SERVER: 17,
  TLSv1: 3,
  TLSv1_1: 4,
  TLSv1_2: 5,
};

/** `validate_ssl_version` of 20.0 and 20.1. */
function checkSslVersion(text: string): string | undefined {
  if (Object.hasOwn(SSL_VERSIONS, text) || /^SSLv[23]$/.test(text)) return undefined;
  const number = pythonIntLiteral(text);
  if (number !== undefined && (number === 1n || Object.values(SSL_VERSIONS).includes(Number(number)))) return undefined;
  return `Invalid ssl_version: ${text}. Valid options: ${Object.keys(SSL_VERSIONS).join(', ')}`;
}
