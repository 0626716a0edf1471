/** What can be done about an incident in this very application: the guards have been asked. */

import { type KnownSignature, knownSignatures } from '../logs/signatures/known.ts';
import type { CauseClass, RemedyId } from '../logs/types.ts';
import type { ReportedIncident } from '../messages/reported-incident.ts';
import type { Fix } from '../rules/rule.ts';
import type { Text } from '../text/l10n.ts';
import { REMEDIES } from './registry.ts';
import type { Offer, Remedy } from './remedy.ts';
import type { Situation } from './situation.ts';

export interface OfferedRemedy {
  /** undefined for advice that no edit of ours follows. */
  readonly id: RemedyId | undefined;
  readonly reason: Text;
  readonly note: Text | undefined;
  readonly fixes: readonly Fix[];
}

/** More than two remedies would be no advice any more. */
const MOST = 2;

export function signatureOf({ signature: id }: Pick<ReportedIncident, 'signature'>): KnownSignature | undefined {
  return knownSignatures().find((known) => known.id === id);
}

/** Best first: in the order of the signature, those that change something before those that only advise. */
export function remediesFor(signature: KnownSignature, situation: Situation | undefined): readonly OfferedRemedy[] {
  const offered = signature.remedies.flatMap(({ recipe, text }): OfferedRemedy[] => {
    if (!recipe) return [{ id: undefined, reason: text, note: undefined, fixes: [] }];
    const isEdit = situation && isFor(REMEDIES[recipe], situation.incident.cause);
    const offer: Offer | undefined = isEdit ? REMEDIES[recipe].offer(situation) : { fixes: [] };
    return offer ? [{ id: recipe, reason: text, note: offer.note, fixes: offer.fixes }] : [];
  });
  const edits = offered.filter(({ fixes }) => fixes.length > 0);
  return [...edits, ...offered.filter((one) => !edits.includes(one))].slice(0, MOST);
}

/** The edits that fit this kind of trouble, in the order of the signature. */
export function recipesFor(signature: KnownSignature | undefined, cause: CauseClass): readonly Remedy[] {
  const recipes = (signature?.remedies ?? []).flatMap(({ recipe }) => (recipe ? [REMEDIES[recipe]] : []));
  return recipes.filter((remedy) => isFor(remedy, cause));
}

function isFor({ causes }: Remedy, cause: CauseClass): boolean {
  return causes?.includes(cause) ?? true;
}
