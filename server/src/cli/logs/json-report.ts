import { render } from '../../core/text/l10n.ts';
import { jsonText } from '../json-text.ts';
import type { Report } from './report.ts';

/** One JSON object a line: matches as they come, at the end the incidents and a summary. */
export function jsonReport(): Report {
  return {
    line({ sequence, match }) {
      if (!match) return '';
      const { signature, severity, fields } = match;
      return `{"type":"match","line":${sequence},"signature":"${signature}","severity":"${severity}","fields":${jsonOf(fields)}}\n`;
    },
    end(engine, { lines, matches, now }) {
      const incidents = engine.incidents();
      const rows = incidents.map((incident) => ({
        type: 'incident',
        ...incident,
        title: render(incident.title),
        evidence: incident.evidence.map((one) => render(one)),
        remedies: incident.remedies.map(({ id, reason }) => ({ id, reason: render(reason) })),
      }));
      // Infinity, the window of a whole file, is null in JSON.
      const summary = { type: 'summary', lines, matches, incidents: incidents.length, health: engine.health(now) };
      return [...rows, summary].map((row) => jsonText(row)).join('');
    },
  };
}

/** JSON.stringify takes its time, and a storm has a million lines. Names of fields are letters. */
function jsonOf(fields: Readonly<Record<string, string>>): string {
  let members = '';
  for (const name in fields) {
    const value = fields[name] ?? '';
    const text = PLAIN.test(value) ? `"${value}"` : jsonText(value).trimEnd();
    members += members === '' ? `"${name}":${text}` : `,"${name}":${text}`;
  }
  return `{${members}}`;
}

const PLAIN = /^[\w ./:@()-]*$/;
