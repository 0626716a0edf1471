import type { HealthThresholds } from '../../core/logs/health/thresholds.ts';
import type { ReadingOptions } from '../../core/logs/stream/reading.ts';
import { raisedInWords } from '../../core/logs/traceback/raised.ts';
import type { Incident } from '../../core/logs/types.ts';
import { reportHealth } from '../../core/messages/reported-health.ts';
import { type ReportedIncident, reportIncident } from '../../core/messages/reported-incident.ts';
import type { DiagnosedHealth } from '../../core/report/diagnosis.ts';
import { type LogBytesOptions, logBytes } from './bytes/log-bytes.ts';
import { LineIndex, raisedInFiles } from './raised-in-files.ts';
import { scanChunk } from './stretch.ts';
import { tellNotices, wholeLogEngine } from './whole-log-engine.ts';

/** What logs of one application tell, from their start to their end: plain data. Notices go to standard error. */
export async function diagnosedLogs(
  paths: readonly string[],
  encoding: LogBytesOptions['encoding'],
  thresholds: HealthThresholds,
  reading: ReadingOptions,
): Promise<{ readonly incidents: readonly ReportedIncident[]; readonly health: readonly DiagnosedHealth[] }> {
  const engine = wholeLogEngine(reading, thresholds);
  const indexes: LineIndex[] = [];
  let lines = 0;
  for (const path of paths) {
    const { signal } = new AbortController();
    const index = new LineIndex(path, lines);
    indexes.push(index);
    for await (const chunk of logBytes(path, { follow: false, signal, encoding })) {
      const scanned = scanChunk(chunk, path, engine, Date.now(), undefined);
      index.add(scanned);
      lines += scanned.lines;
    }
    lines += engine.end(path, Date.now()).length;
  }
  tellNotices(engine);
  const { process: _, ...health } = reportHealth(engine.health(Date.now()), { process: '' }, thresholds);
  const incidents = engine.incidents();
  const raised = raisedInFiles(indexes, incidents, reading);
  const withRaised = (incident: Incident): Incident => ({
    ...incident,
    evidence: [...raisedInWords(raised.get(incident.id) ?? []), ...incident.evidence],
  });
  return { incidents: incidents.map((incident) => reportIncident(withRaised(incident))), health: [health] };
}
