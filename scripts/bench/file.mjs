// @ts-check
// Part of `npm run bench`: a large log file opened in the panel.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { againstHead, againstRow, atMost } from './comparison.mjs';
import { makeLog } from './logs/make-log.mjs';
import { best, readers } from './logs/programs.mjs';
import { bigFileOpener } from './panel/big-file.mjs';

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ logMegabytes, logRuns }) {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-bench-'));
  try {
    const path = join(folder, 'app.log');
    makeLog(path, { bytes: logMegabytes * 1e6, share: 1, access: 50 });
    const open = await bigFileOpener(folder);
    const { grep } = readers(path);
    const size = { name: 'the file', value: statSync(path).size / 1e6 };
    const rows = [];
    for (const fromStart of [false, true]) {
      const how = fromStart ? 'from the start' : 'as the panel opens it';
      const { first, all, lines, older, memory } = await open(path, { fromStart });
      const search = { name: '`grep -E` of the file', value: best({ grep }, logRuns).grep.clock * 1000 };
      rows.push(
        againstRow(`${how}: first screen`, 'ms', first, search, atMost(1000, 'ms')),
        againstRow(`${how}: all that is read at once (${lines.toLocaleString('en')} lines)`, 'ms', all, search),
        ...(fromStart ? [] : [againstRow(`${how}: a page of older lines`, 'ms', older, search)]),
        againstRow(
          `${how}: memory beyond the empty session, at most`,
          'MB',
          memory,
          size,
          fromStart ? undefined : atMost(150, 'MB'),
        ),
      );
    }
    return [
      {
        title: 'A large file in the log panel',
        head: againstHead,
        rows,
        notes: [
          `A generated log of ${logMegabytes} MB, half of it access lines, 1 % failures; source, thread and a buffer of 200,000 lines in one process without the window, which did nothing before. Each is opened once.`,
          'As the panel opens it: the last 8 MB, older lines on demand.',
        ],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
