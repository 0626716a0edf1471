import { render, type Translations } from '../../../../server/src/core/text/l10n.ts';
import type { Facets } from '../messages/page-protocol.ts';
import type { Counts } from '../ring/facets.ts';
import type { TextsOf } from './signature-texts.ts';

/** What was seen, with its words in the reader's language. */
export function facets(counts: Counts, textsOf: TextsOf, translations: Translations): Facets {
  const signatures = counts.signatures.map((signature) => {
    const text = textsOf(signature.id);
    return {
      ...signature,
      title: text ? render(text.title, translations) : signature.id,
      meaning: text ? render(text.meaning, translations) : '',
    };
  });
  return { ...counts, signatures };
}
