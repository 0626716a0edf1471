import { render, type Text, type Translations } from '../../../../server/src/core/text/l10n.ts';
import { visibleText } from '../../../../server/src/core/text/visible-text.ts';
import type { IncidentCard } from '../messages/page-protocol.ts';
import type { PlacedIncident } from '../messages/worker-protocol.ts';
import type { TextsOf } from './signature-texts.ts';

/** The longest name of what an incident is about, in UTF-16 units: a path may be as long as its client likes. */
const MOST_ABOUT = 120;

/** The words of an incident in the reader's language. */
export function incidentCard(incident: PlacedIncident, textsOf: TextsOf, translations: Translations): IncidentCard {
  const inWords = (text: Text) => render(text, translations);
  const { id, signature, severity, state, count, firstSeen, lastSeen, processes, rows, code } = incident;
  const texts = textsOf(signature);
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
    about: visibleText(incident.about ?? '').slice(0, MOST_ABOUT),
    meaning: texts ? inWords(texts.meaning) : '',
    causes: (texts?.causes ?? []).map(inWords),
    evidence: incident.evidence.map(inWords),
    first: texts?.first ? inWords(texts.first) : '',
    remedies: incident.remedies.map(({ reason }) => inWords(reason)),
    rows,
    code: code && { path: code.path, line: code.line },
  };
}
