/** Undefined for what is no TOML 1.0. */
export function parseToml(text: string): unknown {
  const { parse } = require('smol-toml') as typeof import('smol-toml');
  try {
    return parse(text, { integersAsBigInt: 'asNeeded' });
  } catch {
    return undefined;
  }
}
