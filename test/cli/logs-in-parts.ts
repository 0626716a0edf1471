// A log read by one, and by many in parts: what must come out the same.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scanFile } from '../../server/src/cli/logs/parts/scan-file.ts';
import { type LineStyle, lineWriter } from '../../server/src/cli/logs/reports/line-writer.ts';
import { endOf, type Stretch, scanChunk } from '../../server/src/cli/logs/stretch.ts';
import { createScanEngine, type ScanEngine } from '../../server/src/core/logs/scan-engine.ts';

const NOW = Date.UTC(2026, 10, 21);
/** What the threads run. */
const SCRIPT = pathToFileURL(resolve('dist/cli/logs.js'));

/** How lines are written. Where they are not, only that of them is read which figures depend on. */
export const STYLES: readonly (LineStyle | undefined)[] = [{ format: 'json', color: false }, undefined];

function totalOf(engine: ScanEngine, path: string, stretches: readonly Stretch[], style: LineStyle | undefined) {
  const all = [...stretches, endOf(path, engine, NOW, lineWriter(style))];
  return {
    lines: all.reduce((sum, { lines }) => sum + lines, 0),
    matches: all.reduce((sum, { matches }) => sum + matches, 0),
    output: all.map(({ output }) => output).join(''),
    incidents: engine.incidents(),
    health: engine.health(NOW),
  };
}

export function byOne(path: string, bytes: Uint8Array, style: LineStyle | undefined) {
  const engine = createScanEngine({ windowMs: Number.POSITIVE_INFINITY });
  return totalOf(engine, path, [scanChunk(bytes, path, engine, NOW, lineWriter(style))], style);
}

/** `threads`: besides this one. */
export async function byMany(
  path: string,
  partBytes: number,
  threads: number,
  style: LineStyle | undefined,
  script = SCRIPT,
) {
  const engine = createScanEngine({ windowMs: Number.POSITIVE_INFINITY });
  const part = { reading: {}, now: NOW, lines: style };
  const { signal } = new AbortController();
  const options = { threads, part, signal, partBytes, headBytes: 2000, script };
  const stretches: Stretch[] = [];
  for await (const stretch of scanFile(path, statSync(path).size, engine, options)) stretches.push(stretch);
  return totalOf(engine, path, stretches, style);
}
