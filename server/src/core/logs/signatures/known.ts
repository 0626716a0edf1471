import type { Signature } from './signature.ts';

/**
 * The signatures for who reads no logs, such as the language server: a tenth of all it knows, of which it needs nothing until
 * an incident is reported, so they are made when they are first asked for. The bundler turns `require` into that.
 */
export function knownSignatures(): readonly Signature[] {
  const { SIGNATURES } = require('./catalogue.ts') as typeof import('./catalogue.ts');
  return SIGNATURES;
}
