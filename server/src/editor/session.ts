import type { Translations } from '../core/text/l10n.ts';
import type { ClientFeatures } from './client-features.ts';

/** What is known of the client. Translations may arrive after the first questions, so the session is read anew each time. */
export interface Session {
  readonly client: ClientFeatures;
  readonly translations: Translations;
}
