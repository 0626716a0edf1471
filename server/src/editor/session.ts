import type { Translations } from '../core/text/l10n.ts';
import type { ClientFeatures } from './client-features.ts';

/** What is known of the client; its translations may come in a moment later, so it is asked for again each time. */
export interface Session {
  readonly client: ClientFeatures;
  readonly translations: Translations;
}
