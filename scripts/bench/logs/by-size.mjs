// @ts-check
// How the cost of reading a log grows with its size: time in proportion to it, memory not at all.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { growthHead, growthRow } from '../growth-row.mjs';
import { makeLog } from './make-log.mjs';
import { bareMemory, best, firstResult, readers } from './programs.mjs';

const RUNS = 2;

/** @param {string} folder @param {import('../effort.mjs').Effort} effort @returns {Promise<import('../table.mjs').Table[]>} */
export async function bySize(folder, { logSizes }) {
  const largest = Math.max(...logSizes);
  const whole = join(folder, 'largest.log');
  makeLog(whole, { bytes: largest * 1e6, share: 1, access: 0 });
  const bare = await bareMemory();
  /** @type {{ took: ReturnType<typeof best>, first: number, memory: number }[]} */
  const seen = [];
  for (const megabytes of logSizes) {
    const file = megabytes === largest ? whole : join(folder, `${megabytes}.log`);
    if (file !== whole) copyStart(whole, file, megabytes * 1e6);
    seen.push({ took: best(readers(file), RUNS), ...(await firstResult(file)) });
  }
  const seconds = (/** @type {import('./programs.mjs').Program} */ program) =>
    seen.map(({ took }) => took[program].clock);
  const linear = { limit: 100, text: '100 x in all', of: /** @type {const} */ ('all') };
  const gigabyte = (/** @type {number} */ limit, /** @type {string} */ unit) =>
    largest < 1000
      ? undefined
      : { limit, text: `${limit.toLocaleString('en')} ${unit}`, of: /** @type {const} */ ('last') };
  return [
    {
      title: 'Log files: cost by the size of the file',
      head: growthHead(logSizes.map((size) => `${size.toLocaleString('en')} MB`)),
      rows: [
        growthRow('all processors', 's', seconds('all'), gigabyte(4, 's')),
        growthRow('one thread', 's', seconds('one'), linear),
        growthRow('one thread, `--format json`', 's', seconds('json'), linear),
        growthRow('`grep -E`', 's', seconds('grep')),
        growthRow('`rg -j1`', 's', seconds('ripgrep')),
        growthRow(
          'first result',
          'ms',
          seen.map(({ first }) => first),
          gigabyte(1000, 'ms'),
        ),
        growthRow(
          `peak memory beyond a bare Node (${bare.toFixed(0)} MB)`,
          'MB',
          seen.map(({ memory }) => memory - bare),
          gigabyte(150, 'MB'),
        ),
      ],
      notes: [
        `An application's log, 1 % failures; the best of ${RUNS} runs on the clock, in turn. The start of Node counts.`,
      ],
    },
  ];
}

/** The first bytes of a file up to the end of a line. @param {string} from @param {string} to @param {number} bytes */
function copyStart(from, to, bytes) {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  const block = Buffer.alloc(1 << 20);
  for (let copied = 0; copied < bytes; ) {
    const read = readSync(source, block, 0, Math.min(block.length, bytes - copied), copied);
    if (read === 0) break;
    const last = copied + read >= bytes;
    copied += writeSync(target, block, 0, last ? block.lastIndexOf(0x0a, read - 1) + 1 : read);
    if (last) break;
  }
  closeSync(source);
  closeSync(target);
}
