import type { LRParser } from '@lezer/lr';

/**
 * The grammar of Python. Its tables take a fifth of the server's start to unpack and most applications have no Python file
 * that we read, so they are unpacked when the first one is: the bundler turns `require` into that.
 */
export function pythonParser(): LRParser {
  const { parser } = require('./grammar.ts') as typeof import('./grammar.ts');
  return parser;
}
