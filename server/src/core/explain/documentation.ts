/**
 * What rules and signatures are besides what they find: for a person who asks for it, and for no program that checks a file.
 * Loaded when it is first asked for, which the bundler makes of `require`.
 */
export function documentation() {
  return require('./documentation-data.ts') as typeof import('./documentation-data.ts');
}
