import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { TextFormat } from '../worker-protocol.ts';
import type { Ring } from './ring.ts';
import type { ShownRows } from './shown-rows.ts';

const colourCodes = /\x1b(?:\[[0-9;:?]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;

/** The shown rows whose ids lie in from … to (both included) as text, one line each. */
export function exportText(
  { ring, shown }: { readonly ring: Ring; readonly shown: ShownRows },
  format: TextFormat,
  from: number,
  to: number,
): string {
  const parts: string[] = [];
  const write = format === 'plain' ? plain : ndjson;
  for (let position = shown.positionOf(from); position < shown.end; position++) {
    const id = shown.idAt(position);
    if (id === undefined || id > to) break;
    const line = ring.line(id);
    if (line) parts.push(`${write(line)}\n`);
  }
  return parts.join('');
}

/** As it was received, without colour codes: what one would have found in the file. */
function plain(line: LogLine): string {
  return line.raw.replace(colourCodes, '');
}

function ndjson(line: LogLine): string {
  return JSON.stringify({
    time: line.time === undefined ? undefined : new Date(line.time).toISOString(),
    source: line.source,
    process: line.process,
    pod: line.pod,
    pid: line.pid,
    level: line.level,
    message: line.message,
    signature: line.match?.signature,
    severity: line.match?.severity,
    fields: line.match?.fields,
    raw: line.raw === line.message ? undefined : line.raw,
  });
}
