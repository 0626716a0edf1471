/** Undefined for what is no TOML 1.0. */
export function parseToml(text: string): unknown {
  const { parse } = require('./toml.ts') as typeof import('./toml.ts');
  try {
    return parse(text, { integersAsBigInt: 'asNeeded' });
  } catch {
    return undefined;
  }
}
