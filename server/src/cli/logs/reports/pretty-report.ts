import { breaches, type HealthThresholds } from '../../../core/logs/health/thresholds.ts';
import { type Raised, raisedInWords } from '../../../core/logs/traceback/raised.ts';
import type { Health, Incident } from '../../../core/logs/types.ts';
import { causeInWords } from '../../../core/report/severity-words.ts';
import { visibleLine } from '../../../core/text/visible-text.ts';
import { inWords } from '../../in-words.ts';
import { plural } from '../../plural.ts';
import { COLORS, type Paint, painter } from './line-writer.ts';
import type { Report, ReportOptions } from './report.ts';

/** Not that all is well: a failure that the application alone knows is not in the catalogue. */
const NONE = 'None of the known failures is in it. What only the application itself can fail at is not looked for.';

/** For a person: health against its thresholds, incidents with cause and remedy. */
export function prettyReport({ color, thresholds }: ReportOptions): Report {
  const paint = painter(color);
  return {
    end({ lines, matches, incidents, raised, health }) {
      const head = `${plural(lines, 'line')}, ${matches} of them a known failure, ${plural(incidents.length, 'incident')}`;
      const parts = [paint('bold', head), healthText(health, thresholds, paint)];
      parts.push(...incidents.map((incident) => incidentText(incident, raised.get(incident.id) ?? [], paint)));
      const [first] = incidents;
      // Remedies that are no edit of a process are told there.
      if (first) parts.push(paint('gray', `Causes, and all that helps: procfile-doctor explain ${first.signature}`));
      else parts.push(paint('green', NONE));
      return `${parts.join('\n\n')}\n`;
    },
  };
}

function healthText(health: Health, thresholds: HealthThresholds, paint: Paint): string {
  const bad = new Set<string>(breaches(health, thresholds));
  const row = (name: keyof HealthThresholds, label: string, value: string, limit: string): string => {
    const mark = bad.has(name) ? paint('red', '✗') : paint('green', '✓');
    return `  ${mark} ${label.padEnd(20)} ${value}${bad.has(name) ? paint('gray', `  (more than ${limit})`) : ''}`;
  };
  const { rate502, p95, poolUse, unplannedRestarts, memoryKills } = thresholds;
  const percent = (share: number | undefined): string =>
    share === undefined ? 'too few requests to say' : `${(share * 100).toFixed(2)} %`;
  const seconds = (microseconds: number | undefined): string =>
    microseconds === undefined ? 'too few samples to say' : `${(microseconds / 1e6).toFixed(3)} s`;
  const rows = [
    `  requests               ${health.requests}${health.server ? ` (${health.server})` : ''}, 5xx ${health.status5xx}, 502 ${health.status502}, 503 ${health.status503}, 504 ${health.status504}`,
    row('rate502', '502 rate', percent(health.rate502), percent(rate502)),
    row('p95', 'p95', seconds(health.p95), seconds(p95)),
    row('unplannedRestarts', 'unplanned restarts', String(health.unplannedRestarts), String(unplannedRestarts)),
    row('memoryKills', 'killed for memory', String(health.memoryKills), String(memoryKills)),
  ];
  if (health.poolUse !== undefined) rows.push(row('poolUse', 'pool use', percent(health.poolUse), percent(poolUse)));
  if (health.incomplete) rows.push(paint('yellow', '  Lines were lost: these figures are a lower bound.'));
  return `${paint('bold', 'Health')}\n${rows.join('\n')}`;
}

function incidentText(incident: Incident, raised: readonly Raised[], paint: Paint): string {
  const { title, about, count, processes, severity, cause, signature, firstSeen, lastSeen, evidence, remedies } =
    incident;
  const times = count === 1 ? 'once' : `${count} times`;
  const where = processes.length > 0 ? ` on ${visibleLine(processes.join(', '))}` : '';
  const what = about === undefined ? '' : `: ${visibleLine(about)}`;
  const when =
    firstSeen === undefined ? '' : `, ${time(firstSeen)}${lastSeen === firstSeen ? '' : ` to ${time(lastSeen)}`}`;
  const lines = [
    `${paint(COLORS[severity], inWords(title))}${what} ${paint('gray', `[${signature}]`)}`,
    `  ${times}${where}${when}; cause: ${inWords(causeInWords(cause))}`,
    ...raisedInWords(raised).map((one) => `  ${visibleLine(inWords(one))}`),
    ...evidence.map((one) => `  with it: ${inWords(one)}`),
    ...remedies.map(({ reason }) => `  ${paint('green', 'remedy')}: ${inWords(reason)}`),
  ];
  return lines.join('\n');
}

function time(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '?' : new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19);
}
