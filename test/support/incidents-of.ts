import { createEngine } from '../../server/src/core/logs/engine.ts';
import type { Health } from '../../server/src/core/logs/types.ts';
import { type ReportedIncident, reportIncident } from '../../server/src/core/messages/reported-incident.ts';

/** What the engine makes of a log. */
export function readLogText(...lines: readonly string[]): { incidents: ReportedIncident[]; health: Health } {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const now = Date.UTC(2026, 10, 21);
  engine.push(new TextEncoder().encode(`${lines.join('\n')}\n`), 'test', now);
  engine.end('test', now);
  return { incidents: engine.incidents().map((incident) => reportIncident(incident)), health: engine.health(now) };
}
