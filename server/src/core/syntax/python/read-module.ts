import type { ModuleFacts } from './module-facts.ts';

/**
 * What a Python text defines when it is imported. The reader is loaded with the first call: most applications have no
 * Python file that we read.
 */
export function readModule(text: string): ModuleFacts {
  const facts = require('./module-facts.ts') as typeof import('./module-facts.ts');
  return facts.readModule(text);
}
