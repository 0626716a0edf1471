import type { LRParser } from '@lezer/lr';

/**
 * The parser for Python. Unpacking its tables takes a fifth of the server's start-up time, and most applications have
 * no Python file that we read; so they are loaded with the first such file. The bundler turns the `require` into that.
 */
export function pythonParser(): LRParser {
  const { parser } = require('./grammar.ts') as typeof import('./grammar.ts');
  return parser;
}
