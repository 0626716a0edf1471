// npm run bench: the figures of docs/performance.md, each as a ratio to something measured in the same run.
import process from 'node:process';
import * as activation from './bench/activation.mjs';
import * as file from './bench/big-file.mjs';
import * as logs from './bench/logs.mjs';
import * as panel from './bench/panel.mjs';
import * as server from './bench/server.mjs';
import * as sizes from './bench/sizes.mjs';

const only = process.argv[2];
const parts = { server, sizes, activation, logs, file, panel };

for (const [name, { title, run }] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  const rows = await run();
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(`\n${title}\n`);
  for (const row of rows) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  }
}
