import type { SignatureSeverity } from '../../../../server/src/core/logs/types.ts';
import type { PageStrings } from '../messages/page-strings.ts';

export const severityIcons = { critical: 'error', error: 'error', warning: 'warning', info: 'info' } as const;

export function severityName(severity: SignatureSeverity, strings: PageStrings): string {
  return {
    critical: strings.severityCritical,
    error: strings.severityError,
    warning: strings.severityWarning,
    info: strings.severityInfo,
  }[severity];
}
