/**
 * Reads numbers as Python does. Digits of every script are turned into ASCII first: a pattern that includes them
 * (`\p{Nd}`) costs V8 milliseconds at every start.
 */
import { runStart } from '../../text/run-start.ts';

const SPACE = '[\\t-\\r ]*';
const DIGITS = '[0-9]+(?:_[0-9]+)*';
const INTEGER = new RegExp(`^${SPACE}([+-]?)(${DIGITS})${SPACE}$`);
const FLOAT = new RegExp(
  `^${SPACE}[+-]?(?:(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?|inf|infinity|nan)${SPACE}$`,
  'i',
);
const PREFIXED = new RegExp(
  `^${SPACE}([+-]?)(0x(?:_?[0-9a-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|0(?:_?0)*|(?!0)${DIGITS})${SPACE}$`,
  'i',
);
/** White space beyond ASCII (Objects/unicodetype.c, Py_UNICODE_ISSPACE). */
const OTHER_SPACE = '\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const STRIPPED = new RegExp(`[\\t-\\r\\x1c-\\x20${OTHER_SPACE}]`);
const LEADING = new RegExp(`^${STRIPPED.source}*`);
/** `sys.get_int_max_str_digits()` since Python 3.11. */
const MAXIMAL_DIGITS = 4300;

/** `str.strip()`. */
export function pythonStrip(text: string): string {
  return text.slice(0, runStart(text, text.length, STRIPPED)).replace(LEADING, '');
}

/** `int(text)`: the number, or undefined for a ValueError. Spaces around it, a sign, `_` and leading zeros are fine. */
export function pythonInt(text: string): bigint | undefined {
  if (/^[0-9]{1,15}$/.test(text)) return BigInt(text);
  const match = INTEGER.exec(inAscii(text));
  if (!match) return undefined;
  const digits = (match[2] ?? '').replaceAll('_', '');
  if (digits.length > MAXIMAL_DIGITS) return undefined;
  const value = BigInt(digits);
  return match[1] === '-' ? -value : value;
}

/** `int(text, 0)`: as Python reads a literal, so `0x1f`, `0o17` and `0b1` are numbers and `017` is not one. */
export function pythonIntLiteral(text: string): bigint | undefined {
  const match = PREFIXED.exec(inAscii(text));
  if (!match) return undefined;
  const literal = (match[2] ?? '').replaceAll('_', '');
  const isDecimal = !/^0[xob]/i.test(literal);
  if (isDecimal && literal.length > MAXIMAL_DIGITS) return undefined;
  const value = BigInt(literal);
  return match[1] === '-' ? -value : value;
}

export function isPythonFloat(text: string): boolean {
  return FLOAT.test(inAscii(text));
}

/**
 * The text with digits and white space in ASCII, as Python converts it before it reads a number
 * (Objects/unicodeobject.c, _PyUnicode_TransformDecimalAndSpaceToASCII).
 */
function inAscii(text: string): string {
  return /[^\0-\x7f]/.test(text) ? Array.from(text, asciiOf).join('') : text;
}

function asciiOf(character: string): string {
  if (character <= '\x7f') return character;
  if (new RegExp(`[${OTHER_SPACE}]`).test(character)) return ' ';
  return /\p{Nd}/u.test(character) ? asciiDigit(character) : '?';
}

/** Blocks of decimal digits start with their zero at a multiple of ten, except the mathematical ones. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
