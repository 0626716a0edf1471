import { render, type Text, type Translations } from '../../../../server/src/core/text/l10n.ts';
import type { IncidentCard } from '../messages/page-protocol.ts';
import type { PlacedIncident } from '../messages/worker-protocol.ts';

/** The words of an incident in the reader's language. */
export function incidentCard(incident: PlacedIncident, translations: Translations): IncidentCard {
  const inWords = (text: Text) => render(text, translations);
  const { id, signature, severity, state, count, firstSeen, lastSeen, processes, rows, texts } = incident;
  return {
    id,
    signature,
    severity,
    state,
    title: inWords(incident.title),
    count,
    firstSeen,
    lastSeen,
    processes,
    meaning: texts ? inWords(texts.meaning) : '',
    causes: (texts?.causes ?? []).map(inWords),
    evidence: incident.evidence.map(inWords),
    first: texts?.first ? inWords(texts.first) : '',
    remedies: incident.remedies.map(({ reason }) => inWords(reason)),
    rows,
  };
}
