import * as vscode from 'vscode';
import type { SignatureSeverity } from '../../../../server/src/core/logs/types.ts';
import { tellError, tellWarning } from '../../notifications.ts';
import type { IncidentCard } from '../messages/page-protocol.ts';

/** Shows a notification for an incident once, and only for the severities in the settings. */
export class Alerts {
  readonly #show: (incident: IncidentCard) => void;
  readonly #told = new Set<string>();

  constructor(show: (incident: IncidentCard) => void) {
    this.#show = show;
  }

  update(incidents: readonly IncidentCard[], severities: readonly SignatureSeverity[]): void {
    for (const incident of incidents) {
      if (incident.state === 'closed' || !severities.includes(incident.severity) || this.#told.has(incident.id))
        continue;
      this.#told.add(incident.id);
      void this.#notify(incident);
    }
  }

  async #notify(incident: IncidentCard): Promise<void> {
    const show = vscode.l10n.t('Show the Incident');
    const where = incident.processes.length > 0 ? ` (${incident.processes.join(', ')})` : '';
    const message = `${incident.title}${where}`;
    const severe = incident.severity === 'critical' || incident.severity === 'error';
    const picked = severe ? await tellError(message, show) : await tellWarning(message, show);
    if (picked === show) this.#show(incident);
  }
}
