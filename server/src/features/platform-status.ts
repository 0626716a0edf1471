import type { PlatformStatus } from '../core/messages/document-messages.ts';
import { render, type Translations } from '../core/text/l10n.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** Which platform a document is read for, and why. */
export function platformStatus(analysis: Analysis | undefined, translations: Translations): PlatformStatus | null {
  if (!analysis) return null;
  const { label, reason } = analysis.platform;
  return { label, reason: render(reason, translations) };
}
