// @ts-check
// Rows that hold a figure of ours against the same figure of others, measured in the same run, and against a budget.
import { figure, ratio } from './figures.mjs';

/**
 * @typedef {object} Comparison
 * @property {string} what
 * @property {string} unit
 * @property {number} ours
 * @property {Readonly<Record<string, number>>} against by the names of the columns; those that are missing stay empty
 * @property {Budget} [budget]
 */

/**
 * @typedef {object} Budget
 * @property {number} limit in the unit of the figure
 * @property {string} text
 * @property {boolean} [atLeast] more is better
 * @property {number} [here] the limit where it was written elsewhere and this machine has another speed
 */

/** @param {number} limit @param {string} unit @returns {Budget} */
export const atMost = (limit, unit) => ({ limit, text: `${limit.toLocaleString('en')} ${unit}` });

/**
 * At most so many milliseconds on the machine where the budgets were written.
 * @param {number} limit @param {number} slower how many times this one is slower @returns {Budget}
 */
export function within(limit, slower) {
  const here = limit * slower;
  return { limit, here, text: `${limit} ms x ${slower.toFixed(2)} = ${figure(here, 'ms')}` };
}

/** @param {number} times @param {number} other @param {string} name @returns {Budget} */
export const timesOf = (times, other, name) => ({ limit: times * other, text: `${times} x ${name}` });

/** What two budgets of one thing after the other allow together. @param {Budget} first @param {Budget} then @returns {Budget} */
export function both(first, then) {
  const here = (first.here ?? first.limit) + (then.here ?? then.limit);
  return { limit: first.limit + then.limit, here, text: `${first.text} + ${then.text}` };
}

/** At least so much of what another does. @param {number} share @param {number} other @param {string} name @returns {Budget} */
export const shareOf = (share, other, name) => ({ limit: share * other, text: `${share} x ${name}`, atLeast: true });

/** The columns: what, ours, then of each other its figure and ours as a ratio to it, then the budget. @param {readonly string[]} others */
export function comparisonHead(others) {
  return ['', 'ours', ...others.flatMap((name) => [name, 'ratio']), 'budget', ''];
}

/** @param {readonly string[]} others @param {Comparison} comparison */
export function comparisonRow(others, { what, unit, ours, against, budget }) {
  const held = others.flatMap((name) => {
    const theirs = against[name] ?? Number.NaN;
    return [figure(theirs, unit), ratio(ours, theirs)];
  });
  return [what, figure(ours, unit), ...held, ...verdict(ours, budget)];
}

/** The columns of rows that are held against something else each time. */
export const againstHead = ['', 'ours', 'against', '', 'ratio', 'budget', ''];

/**
 * @param {string} what @param {string} unit @param {number} ours
 * @param {{ name: string, value: number, unit?: string }} against of the same unit, unless it is said
 * @param {Budget} [budget]
 */
export function againstRow(what, unit, ours, against, budget) {
  const held = [against.name, figure(against.value, against.unit ?? unit), ratio(ours, against.value)];
  return [what, figure(ours, unit), ...held, ...verdict(ours, budget)];
}

/** The budget, and whether the figure is within it: as it was written, and on this machine. @param {number} value @param {Budget} [budget] */
export function verdict(value, budget) {
  if (budget === undefined) return ['', ''];
  const { limit, here = limit, text, atLeast } = budget;
  if (![value, limit, here].every(Number.isFinite)) return [text, ''];
  const [raw, scaled] = [limit, here].map((bound) => (atLeast ? value >= bound : value <= bound));
  if (raw === scaled) return [text, raw ? 'met' : 'missed'];
  return [text, raw ? 'missed here, met raw' : 'met here, missed raw'];
}
