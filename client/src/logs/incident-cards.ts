import { render, type Translations } from '../../../server/src/core/text/l10n.ts';
import type { IncidentCard } from './protocol.ts';
import type { PlacedIncident } from './worker-protocol.ts';

/** The words of an incident in the reader's language. */
export function incidentCard(incident: PlacedIncident, translations: Translations): IncidentCard {
  return {
    id: incident.id,
    signature: incident.signature,
    severity: incident.severity,
    state: incident.state,
    title: render(incident.title, translations),
    count: incident.count,
    firstSeen: incident.firstSeen,
    lastSeen: incident.lastSeen,
    processes: incident.processes,
    evidence: incident.evidence.map((text) => render(text, translations)),
    remedies: incident.remedies.map(({ id, reason }) => ({ id, title: id, reason: render(reason, translations) })),
    rows: incident.rows,
  };
}
