// @ts-check
// npm run bench [-- PART …] [--quick] [--markdown] [--write]: the figures of docs/performance.md, each as a ratio to something measured
// in the same run, of what is built (npm run build). `--quick` measures small things a few times, to see whether it works;
// `--markdown` prints tables of Markdown, `--write` puts them into the document.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as activation from './bench/activation.mjs';
import * as bundles from './bench/bundles.mjs';
import { withFigures } from './bench/document.mjs';
import { quick, thorough } from './bench/effort.mjs';
import * as file from './bench/file.mjs';
import * as growth from './bench/growth.mjs';
import * as logs from './bench/logs.mjs';
import * as machine from './bench/machine.mjs';
import * as panel from './bench/panel.mjs';
import * as runtimes from './bench/runtimes.mjs';
import * as server from './bench/server.mjs';
import { asMarkdown, asText } from './bench/table.mjs';

const DOCUMENT = 'docs/performance.md';
/** @type {Readonly<Record<string, { run(effort: import('./bench/effort.mjs').Effort): Promise<import('./bench/table.mjs').Table[]> }>>} */
const parts = { machine, server, runtimes, growth, bundles, activation, logs, file, panel };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, markdown: { type: 'boolean' }, write: { type: 'boolean' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}: there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

const draw = values.markdown || values.write ? asMarkdown : asText;
const computer = `${availableParallelism()} processors (${cpus()[0]?.model.trim()}), ${process.platform} ${release()}, Node ${process.version}`;
const quickly = values.quick ? '. With --quick: nothing to hold against a budget' : '';
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const started = performance.now();
  const load = loadavg()[0]?.toFixed(1);
  const tables = await part.run(values.quick ? quick : thorough);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const when = `${new Date().toISOString().slice(0, 10)}, ${computer}, load before it ${load}; took ${seconds} s${quickly}.`;
  const figures = [...tables.map(draw), `\`npm run bench ${name}\`: ${when}`].join('\n');
  console.log(`${figures}\n`);
  if (values.write) writeFileSync(DOCUMENT, withFigures(readFileSync(DOCUMENT, 'utf8'), name, figures));
}
// A server that hangs on would keep this process alive.
process.exit();
