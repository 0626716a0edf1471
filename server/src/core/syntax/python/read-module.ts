import type { ModuleFacts } from './module-facts.ts';

/** What a Python text defines when it is imported. Most applications have none that we read: the reader comes with the first. */
export function readModule(text: string): ModuleFacts {
  const facts = require('./module-facts.ts') as typeof import('./module-facts.ts');
  return facts.readModule(text);
}
