import type { Signature } from '../logs/signatures/signature.ts';
import { t } from '../text/l10n.ts';
import type { Explanation } from './explanation.ts';

export function explainSignature(signature: Signature): Explanation {
  return {
    title: signature.id,
    paragraphs: [
      signature.title,
      signature.meaning,
      ...signature.causes,
      ...(signature.first ? [signature.first] : []),
      ...signature.remedies.map(({ text }) => text),
    ],
    facts: [
      { label: t('Written by'), value: signature.program },
      { label: t('Severity'), value: signature.severity },
      { label: t('Looks like'), value: signature.shapes.map(({ text }) => text).join(' | ') },
      { label: t('Sources'), value: signature.sources.join('; ') },
    ],
    documentation: undefined,
  };
}
