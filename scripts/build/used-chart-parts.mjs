// @ts-check
// uPlot hangs all that any chart may want on itself, where a bundler must keep it. What our page never names is cut off there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { edited, visit } from './syntax-tree.mjs';

const PAGE = 'client/src/logs/webview';

/** @type {import('esbuild').Plugin} */
export const usedChartParts = {
  name: 'used-chart-parts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]uPlot\.esm\.js$/ }, ({ path }) => ({
      contents: withParts(readFileSync(path, 'utf8'), namedParts()),
    }));
  },
};

/** The X of every `uPlot.X` and `uPlot.paths.X`, types among them. */
function namedParts() {
  const sources = readdirSync(PAGE).filter((name) => name.endsWith('.ts'));
  const text = sources.map((name) => readFileSync(join(PAGE, name), 'utf8')).join('\n');
  return new Set([...text.matchAll(/\buPlot\.(?:paths\.)?(\w+)/g)].map(([, name = '']) => name));
}

/**
 * The library, giving out these parts.
 * @param {string} code @param {ReadonlySet<string>} names
 */
export function withParts(code, names) {
  const given = /^(?:uPlot|paths)\.(\w+)$/;
  /** @type {import('./syntax-tree.mjs').Edit[]} */
  const cuts = [];
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AssignmentExpression') return;
    const { left } = node.expression;
    const [, name] = given.exec(code.slice(left.start, left.end)) ?? [];
    if (name !== undefined && !names.has(name)) cuts.push({ start: node.start, end: node.end, text: '' });
  });
  if (cuts.length === 0) throw new Error('uPlot gives out its parts in another way');
  return edited(code, cuts);
}
