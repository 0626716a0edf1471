// Part of the bench of log files: what one line can cost that was made to cost much.
import process from 'node:process';
import { build } from 'esbuild';

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

/** The milliseconds of processor time that the log engine takes for the worst of some lines of a megabyte, warm: the best of some runs. */
export async function slowestLine() {
  const { outputFiles } = await build({
    entryPoints: ['server/src/core/logs/engine.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  const { createEngine } = await import(`data:text/javascript;base64,${source}`);
  const took = PIECES.map((piece) => {
    const line = `${piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE)}\n`;
    return { name: piece.trim(), milliseconds: best(() => scan(createEngine, Buffer.from(line))) };
  });
  return took.reduce((slowest, one) => (one.milliseconds > slowest.milliseconds ? one : slowest));
}

function scan(createEngine, bytes) {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  engine.scan(bytes, 'file', 0);
  engine.end('file', 0);
}

function best(work) {
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}
