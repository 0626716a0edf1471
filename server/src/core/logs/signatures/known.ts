import type { Signature } from './signature.ts';

/** What has to be known of a signature where no logs are read: the words for an incident come with it. */
export type KnownSignature = Pick<Signature, 'id' | 'program' | 'isOfService' | 'first' | 'remedies'>;

/**
 * The signatures for who reads no logs, such as the language server, which needs nothing of them until an incident is reported:
 * they are made when they are first asked for. The bundler turns `require` into that, and leaves out what is not read here
 * (scripts/build/advised-signatures.mjs).
 */
export function knownSignatures(): readonly KnownSignature[] {
  const { SIGNATURES } = require('./catalogue.ts') as typeof import('./catalogue.ts');
  return SIGNATURES;
}
