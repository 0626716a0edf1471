import type { CauseClass, RemedyId } from '../logs/types.ts';
import type { Fix } from '../rules/rule.ts';
import type { Text } from '../text/l10n.ts';
import type { Situation } from './situation.ts';

/** One way out of an incident: an edit of the process, and when it must not be made. */
export interface Remedy {
  readonly id: RemedyId;
  readonly title: Text;
  /** When it helps and what it costs. */
  readonly guard: Text;
  /** The kinds of trouble that it is an edit for; advice for others. All unless told. */
  readonly causes?: readonly CauseClass[];
  /** The setting of gunicorn, and the option of celery, that it changes: where an incident is shown. */
  readonly gunicorn?: string;
  readonly celery?: string;
  /** undefined where the guard forbids it, or there is nothing left to change. */
  readonly offer: (situation: Situation) => Offer | undefined;
}

export interface Offer {
  /** The best first; none for what only a person can do. */
  readonly fixes: readonly Fix[];
  /** What the reader must know of this very process. */
  readonly note?: Text;
}

/** undefined without fixes: then another remedy gets the place. */
export function offerOf(fixes: readonly Fix[], note?: Text): Offer | undefined {
  return fixes.length > 0 ? { fixes, ...(note && { note }) } : undefined;
}
