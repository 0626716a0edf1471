import { t } from '../text/l10n.ts';
import type { IncidentFinding } from './incident-finding.ts';

/**
 * What is left of an incident when the text that it is about has changed: nobody knows whether that helped before the
 * next deploy, so it says no more than that.
 */
export function outdatedFinding(finding: IncidentFinding): IncidentFinding {
  const { incident, process, span, grounds } = finding;
  const { title } = incident;
  const message = t(
    '{title}: `{process}` has been changed since. Deploy it, because until then the old command runs; then the log shows whether that helped.',
    { title, process },
  );
  return {
    ...finding,
    severity: 'information',
    message,
    // Advice for the text of then is of no use any more.
    related: grounds.map((message) => ({ span, message })),
    fixes: () => [],
    remedies: [],
    isOutdated: true,
  };
}
