// @ts-check
// What a language server costs before anybody types: its start, its memory, the first document.
import { both, timesOf, within } from '../comparison.mjs';
import { mean, median } from '../figures.mjs';
import { neverCompiled } from './compiled-code.mjs';
import { compared } from './contenders.mjs';
import { EditedDocument } from './edited-document.mjs';
import { ServerProcess } from './server-process.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */
/** @typedef {import('./yardstick.mjs').Yardstick} Yardstick */
/** @typedef {import('../comparison.mjs').Comparison} Comparison */

const LINES = 20;
/** Milliseconds from opening so many lines to their diagnostics. */
const OPEN_BUDGET = 30;
/** @param {readonly number[]} figures */
const timesSmallest = ([, smallest = Number.NaN]) => timesOf(1.3, smallest, 'smallest');

/**
 * @param {readonly Contender[]} contenders @param {number} rounds @param {Yardstick} yardstick
 * @returns {Promise<Comparison[]>}
 */
export async function startCosts(contenders, rounds, yardstick) {
  const usual = contenders.map(() => emptyStart());
  const first = contenders.map(() => emptyStart());
  const [, slower] = await yardstick(async () => {
    for (let round = 0; round < rounds; round++) {
      for (const [i, contender] of contenders.entries()) {
        await start(contender, usual[i]);
        // Only ours keeps what was compiled, so the others' is the same either way.
        if (i === 0) await start({ ...contender, env: neverCompiled }, first[i]);
      }
    }
  });
  const usually = (/** @type {keyof Start} */ what, of = median) => usual.map((one) => of(one[what]));
  const atFirst = (/** @type {keyof Start} */ what) => [median(first[0]?.[what] ?? []), ...usually(what).slice(1)];
  const row = compared(contenders);
  const [clock, memory] = [usually('clock'), usually('memory')];
  const open = `${LINES} lines: opened at once, to diagnostics, clock`;
  const whole = usually('whole');
  return [
    row('start of the process to `initialize`, clock', 'ms', clock, timesSmallest(clock)),
    row('start of the process to `initialize`, processor time', 'ms', usually('processor', mean)),
    row('the very first start on a machine, clock', 'ms', atFirst('clock')),
    row(open, 'ms', usually('open'), within(OPEN_BUDGET, slower)),
    row(`${open}, the very first start`, 'ms', atFirst('open')),
    row(
      'start of the process to these diagnostics, clock',
      'ms',
      whole,
      both(timesSmallest(clock), within(OPEN_BUDGET, slower)),
    ),
    row('memory then', 'MB', memory, timesSmallest(memory)),
  ];
}

/** @typedef {{ clock: number[], processor: number[], open: number[], whole: number[], memory: number[] }} Start */

/** @returns {Start} */
function emptyStart() {
  return { clock: [], processor: [], open: [], whole: [], memory: [] };
}

/** @param {Contender} contender @param {Start} [seen] */
async function start(contender, seen = emptyStart()) {
  const server = new ServerProcess(contender.script, contender);
  const { clock, processor } = await server.initialize({ asks: true });
  seen.clock.push(clock);
  seen.processor.push(processor);
  const open = await openTime(server, contender.document(LINES));
  seen.open.push(open);
  seen.whole.push(clock + open);
  seen.memory.push(server.memory);
  server.end();
}

/**
 * The first document of a server that has had time to load what it knows.
 * @param {readonly Contender[]} contenders @param {number} lines @param {number} rounds @param {Yardstick} yardstick
 * @returns {Promise<Comparison>}
 */
export async function openCost(contenders, lines, rounds, yardstick) {
  const clock = contenders.map(() => /** @type {number[]} */ ([]));
  const [, slower] = await yardstick(async () => {
    for (let round = 0; round < rounds; round++) {
      for (const [i, contender] of contenders.entries()) {
        const server = new ServerProcess(contender.script, contender);
        await server.initialize({ asks: true });
        await server.settled();
        clock[i]?.push(await openTime(server, contender.document(lines)));
        server.end();
      }
    }
  });
  const row = compared(contenders);
  const what = `${lines.toLocaleString('en')} lines: opened later, to diagnostics, clock`;
  return row(what, 'ms', clock.map(median), lines === LINES ? within(OPEN_BUDGET, slower) : undefined);
}

/** @param {ServerProcess} server @param {import('./documents.mjs').BenchDocument} document */
async function openTime(server, document) {
  const started = performance.now();
  await new EditedDocument(server, document).open();
  return performance.now() - started;
}
