import { pythonIntLiteral, pythonStrip } from '../../../syntax/python/python-number.ts';
import { int, NONE, type PythonValue, str } from '../../../syntax/python/python-value.ts';
import { isKnown } from '../../../syntax/shell/ast.ts';
import type { Setting } from '../setting.ts';
import { parseBindAddress } from './bind-address.ts';

/**
 * What gunicorn makes of a value that it accepts, as `--print-config` shows it: the validators of gunicorn/config.py
 * return the value that is kept. A value that they refuse, or that is not known, stays as it is.
 */
export function keptValue(setting: Setting, value: PythonValue, version: string | undefined): PythonValue {
  switch (setting.check) {
    case 'strings':
    case 'files':
    case 'files-or-patterns':
      return keptList(value);
    case 'natural':
    case 'http2-frame-size':
    case 'http2-streams':
    case 'http2-window':
      return value.kind === 'bool' ? int(value.value ? 1n : 0n) : ofText(value, keptNumber);
    case 'user':
    case 'group':
      return ofText(value, (text) => (/^\p{Nd}+$/u.test(text) ? keptNumber(text) : str(text)));
    case 'bool':
      return ofText(value, keptBool);
    case 'list':
    case 'addresses':
    case 'networks':
    case 'networks-loose':
      return value.kind === 'none' ? list([]) : ofText(value, (text) => list(parts(text)));
    case 'http-protocols':
      return value.kind === 'none' ? list(['h1']) : ofText(value, keptProtocols);
    case 'proxy-protocol':
      return value.kind === 'none' ? str('off') : keptProxyProtocol(value);
    case 'header-map':
    case 'http2-cleartext':
    case 'http-parser':
    case 'asgi-loop':
    case 'asgi-lifespan':
      return ofText(value, (text) => str(pythonStrip(text.toLowerCase())));
    case 'statsd-address':
    case 'host-port':
      return ofText(value, (text) => keptAddress(text, version));
    case 'any':
    case 'callable':
    case 'reload-engine':
      return value;
    default:
      return ofText(value, str);
  }
}

/** Without the space around it; what only a run would know stays as it is written. */
function ofText(value: PythonValue, kept: (text: string) => PythonValue): PythonValue {
  if (value.kind !== 'str') return value;
  const text = pythonStrip(value.value);
  return isKnown(text) ? kept(text) : str(text);
}

function keptList(value: PythonValue): PythonValue {
  if (value.kind === 'none') return list([]);
  if (value.kind === 'str') return list(value.value === '' ? [] : [pythonStrip(value.value)]);
  if (value.kind !== 'list' && value.kind !== 'tuple') return value;
  return { kind: 'list', items: value.items.map((item) => ofText(item, str)) };
}

function keptNumber(text: string): PythonValue {
  const number = pythonIntLiteral(text);
  return number === undefined ? str(text) : int(number);
}

function keptBool(text: string): PythonValue {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? { kind: 'bool', value: word === 'true' } : str(text);
}

/** `val.split(",")`, without what is empty before the space around it is taken away. */
function parts(text: string): string[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map(pythonStrip);
}

function keptProtocols(text: string): PythonValue {
  const named = parts(text.toLowerCase()).filter((part) => part !== '');
  return list(named.length === 0 ? ['h1'] : named);
}

const AUTOMATIC = new Set(['true', 'auto', '1']);
const OFF = new Set(['false', 'off', '0', 'none']);

function keptProxyProtocol(value: PythonValue): PythonValue {
  if (value.kind === 'bool') return str(value.value ? 'auto' : 'off');
  return ofText(value, (text) => {
    const word = text.toLowerCase();
    if (AUTOMATIC.has(word)) return str('auto');
    return str(OFF.has(word) ? 'off' : word);
  });
}

function keptAddress(text: string, version: string | undefined): PythonValue {
  const address = parseBindAddress(text, version, '8125');
  if (address.kind === 'unix' && address.path !== undefined) {
    return /^unix:\d+$/.test(text) ? pair('unix', Number(address.path)) : str(address.path);
  }
  if (address.kind !== 'tcp' || address.host === undefined || address.port === undefined) return str(text);
  return pair(address.host, address.port);
}

function pair(host: string, port: number): PythonValue {
  return { kind: 'tuple', items: [str(host), int(BigInt(port))] };
}

function list(items: readonly string[]): PythonValue {
  return { kind: 'list', items: items.map(str) };
}

/** What a setting is that nothing sets and that has no default to write down; undefined: the machine decides. */
export function keptWithoutDefault({ name, check }: Setting): PythonValue | undefined {
  if (check === 'strings' || check === 'files' || check === 'files-or-patterns') return list([]);
  if (check === 'dict') return dict(name === 'secure_scheme_headers' ? SECURE_HEADERS : []);
  if (EMPTY.has(name)) return str('');
  return check === 'user' || check === 'group' || check === 'any' ? undefined : NONE;
}

const EMPTY = new Set(['statsd_prefix', 'dogstatsd_tags', 'root_path']);
const SECURE_HEADERS = [
  ['X-FORWARDED-PROTOCOL', 'ssl'],
  ['X-FORWARDED-PROTO', 'https'],
  ['X-FORWARDED-SSL', 'on'],
] as const;

function dict(entries: readonly (readonly [string, string])[]): PythonValue {
  return { kind: 'dict', entries: entries.map(([key, value]) => [str(key), str(value)]) };
}
