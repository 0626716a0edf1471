import { render } from '../../../core/text/l10n.ts';
import { jsonText } from '../../formats/json-text.ts';
import type { Report } from './report.ts';

/** One JSON object a line: behind the matches the incidents and a summary. */
export function jsonReport(): Report {
  return {
    end({ lines, matches, incidents, raised, health }) {
      const rows = incidents.map((incident) => ({
        type: 'incident',
        ...incident,
        title: render(incident.title),
        evidence: incident.evidence.map((one) => render(one)),
        raised: raised.get(incident.id) ?? [],
        remedies: incident.remedies.map(({ id, reason }) => ({ id, reason: render(reason) })),
      }));
      // Infinity, the window of a whole file, is null in JSON.
      const summary = { type: 'summary', lines, matches, incidents: incidents.length, health };
      return [...rows, summary].map((row) => jsonText(row)).join('');
    },
  };
}
