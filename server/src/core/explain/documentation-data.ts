/** What `documentation.ts` gives: nothing but data when it is built (scripts/build/written-documentation.mjs). */
import { SIGNATURES } from '../logs/signatures/catalogue.ts';
import type { KnownSignature } from '../logs/signatures/known.ts';
import type { Shape, Signature } from '../logs/signatures/signature.ts';
import { rules } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';

export type DocumentedRule = Pick<Rule, 'id' | 'severity' | 'title' | 'explanation' | 'sources' | 'examples'>;

/** Besides what is known of it anyway. */
interface SignatureDocumentation
  extends Pick<Signature, 'id' | 'severity' | 'title' | 'meaning' | 'causes' | 'sources'> {
  readonly shapes: readonly Pick<Shape, 'text'>[];
}

export type DocumentedSignature = SignatureDocumentation & KnownSignature;

export const documentedRules: readonly DocumentedRule[] = rules;

/** In the order of `knownSignatures`. */
export const documentedSignatures: readonly SignatureDocumentation[] = SIGNATURES;
