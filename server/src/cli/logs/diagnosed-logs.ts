import type { HealthThresholds } from '../../core/logs/health/thresholds.ts';
import type { ReadingOptions } from '../../core/logs/stream/reading.ts';
import { reportHealth } from '../../core/messages/reported-health.ts';
import { type ReportedIncident, reportIncident } from '../../core/messages/reported-incident.ts';
import type { DiagnosedHealth } from '../../core/report/diagnosis.ts';
import { type LogBytesOptions, logBytes } from './bytes/log-bytes.ts';
import { tellNotices, wholeLogEngine } from './whole-log-engine.ts';

/** What logs of one application tell, from their start to their end: plain data. Notices go to standard error. */
export async function diagnosedLogs(
  paths: readonly string[],
  encoding: LogBytesOptions['encoding'],
  thresholds: HealthThresholds,
  reading: ReadingOptions,
): Promise<{ readonly incidents: readonly ReportedIncident[]; readonly health: readonly DiagnosedHealth[] }> {
  const engine = wholeLogEngine(reading, thresholds);
  for (const path of paths) {
    const { signal } = new AbortController();
    for await (const chunk of logBytes(path, { follow: false, signal, encoding })) engine.scan(chunk, path, Date.now());
    engine.end(path, Date.now());
  }
  tellNotices(engine);
  const { process: _, ...health } = reportHealth(engine.health(Date.now()), { process: '' }, thresholds);
  return { incidents: engine.incidents().map((incident) => reportIncident(incident)), health: [health] };
}
