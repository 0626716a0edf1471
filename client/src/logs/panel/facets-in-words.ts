import { render, type Translations } from '../../../../server/src/core/text/l10n.ts';
import type { Facets } from '../messages/page-protocol.ts';
import type { SignatureTexts } from '../messages/worker-protocol.ts';
import type { Counts } from '../ring/facets.ts';

/** What was seen, with its words in the reader's language. */
export function facets(counts: Counts, texts: readonly SignatureTexts[], translations: Translations): Facets {
  const known = new Map(texts.map((text) => [text.id, text]));
  const signatures = counts.signatures.map((signature) => {
    const text = known.get(signature.id);
    return {
      ...signature,
      title: text ? render(text.title, translations) : signature.id,
      meaning: text ? render(text.meaning, translations) : '',
    };
  });
  return { ...counts, signatures };
}
