import { t } from '../text/l10n.ts';
import type { DocumentedSignature } from './documentation-data.ts';
import type { Explanation } from './explanation.ts';

export function explainSignature(signature: DocumentedSignature): Explanation {
  return {
    title: signature.id,
    paragraphs: [signature.title, signature.meaning],
    lists: [
      { label: t('Causes, the most likely first'), items: signature.causes },
      { label: t('What to find out first'), items: signature.first ? [signature.first] : [] },
      { label: t('What helps'), items: signature.remedies.map(({ text }) => text) },
    ].filter(({ items }) => items.length > 0),
    facts: [
      { label: t('Written by'), value: signature.program },
      { label: t('Severity'), value: signature.severity },
      { label: t('Looks like'), value: signature.shapes.map(({ text }) => text).join(' | ') },
      { label: t('Sources'), value: signature.sources.join('; ') },
    ],
    documentation: undefined,
  };
}
