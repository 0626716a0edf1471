import { SIGNATURES } from './catalogue.ts';
import type { Signature } from './signature.ts';

/** undefined when there is none. */
export function signatureNamed(id: string | undefined): Signature | undefined {
  return id === undefined ? undefined : SIGNATURES.find((one) => one.id === id);
}
