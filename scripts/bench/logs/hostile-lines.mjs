// @ts-check
// What one line of a log can cost that was made to cost much.
import { build } from 'esbuild';
import { atMost, comparisonHead, comparisonRow } from '../comparison.mjs';
import { processorTime } from '../processor-time.mjs';

const MEGABYTE = 1 << 20;
const PIECES = [
  'a',
  '" 200 ',
  '\\"',
  '\x1b[31m',
  '{"a":[',
  '21:39:04 ',
  'a | ',
  'upstream timed out (1: ',
  'Error 1 connecting ',
];
const RUNS = 5;
const BUDGET = 50;
const ORDINARY = '2026-11-21 21:39:04,123 INFO app.views order 17 of user 42 is being processed\n';

/** @returns {Promise<import('../table.mjs').Table>} */
export async function hostileLines() {
  const { createScanEngine } = await engine();
  const time = (/** @type {string} */ text) => best(() => scan(createScanEngine, Buffer.from(text)));
  const ordinary = time(ORDINARY.repeat(Math.ceil(MEGABYTE / ORDINARY.length)));
  const others = ['1 MB of ordinary lines'];
  const rows = PIECES.map((piece) => {
    const line = `${piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE)}\n`;
    const what = `one line of \`${piece.replace('\x1b', 'ESC').trim()}\` again and again`;
    const against = { '1 MB of ordinary lines': ordinary };
    return comparisonRow(others, { what, unit: 'ms', ours: time(line), against, budget: atMost(BUDGET, 'ms') });
  });
  return {
    title: 'Log files: hostile lines of 1 MB',
    head: comparisonHead(others),
    rows,
    notes: [`Processor time of the log engine alone, warm: the best of ${RUNS} runs in one process.`],
  };
}

/** @returns {Promise<typeof import('../../../server/src/core/logs/scan-engine.ts')>} */
async function engine() {
  const { outputFiles } = await build({
    entryPoints: ['server/src/core/logs/scan-engine.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}

/** @param {typeof import('../../../server/src/core/logs/scan-engine.ts').createScanEngine} createScanEngine @param {Uint8Array} bytes */
function scan(createScanEngine, bytes) {
  const engine = createScanEngine({ windowMs: Number.POSITIVE_INFINITY });
  engine.scan(bytes, 'file', 0);
  engine.end('file', 0);
}

/** Milliseconds. @param {() => void} work */
function best(work) {
  return Math.min(...Array.from({ length: RUNS }, () => processorTime(work)));
}
