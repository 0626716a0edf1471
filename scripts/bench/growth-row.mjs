// @ts-check
// Rows that say how a cost grows when its cause becomes ten times as large, and ten times again.
import { verdict } from './comparison.mjs';
import { figure, growth, ratio } from './figures.mjs';

/**
 * @typedef {object} GrowthBudget
 * @property {number} limit
 * @property {string} text
 * @property {'all' | 'last'} of the growth in all, or the last figure itself
 */

/** @param {readonly string[]} sizes */
export function growthHead(sizes) {
  return ['', ...sizes, ...sizes.slice(1).map(() => 'growth'), 'in all', 'budget', ''];
}

/** @param {string} what @param {string} unit @param {readonly number[]} figures @param {GrowthBudget} [budget] */
export function growthRow(what, unit, figures, budget) {
  const grown = growth(figures);
  const last = figures.at(-1) ?? Number.NaN;
  const all = last / (figures[0] ?? Number.NaN);
  return [
    what,
    ...figures.map((value) => figure(value, unit)),
    ...[...grown, all].map((value) => ratio(value, 1)),
    ...verdict(budget?.of === 'last' ? last : all, budget),
  ];
}
