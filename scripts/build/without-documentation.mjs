// @ts-check
// Rules and signatures carry their examples and sources, rules also words about themselves, for the documentation, the tests and
// the command line. What runs in the editor never looks at them, and half a megabyte less is read at every start.
import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import { transform } from 'esbuild';
import { edited, visit } from './syntax-tree.mjs';

/** What stands in place of a property's value; tests and types keep its shape. */
const EMPTY = {
  ArrayExpression: '[]',
  ObjectExpression: '{ bad: [], good: [] }',
  CallExpression: "{ key: '', args: {} }",
};
const DOCUMENTATION = new Set(['examples', 'traps', 'sources']);
const DOCUMENTATION_OF_RULE = new Set([...DOCUMENTATION, 'title', 'explanation']);

/** @type {import('esbuild').Plugin} */
export const withoutDocumentation = {
  name: 'without-documentation',
  setup(build) {
    build.onLoad({ filter: /\/core\/(?:rules|logs\/signatures)\/.+\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2023' });
      return { contents: stripped(code), loader: 'js' };
    });
  },
};

/** @param {string} code */
function stripped(code) {
  /** @type {import('./syntax-tree.mjs').Edit[]} */
  const cuts = [];
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'ObjectExpression') return;
    const named = node.properties.flatMap((one) =>
      one.type === 'Property' && one.key.type === 'Identifier' && !one.computed
        ? [{ name: one.key.name, value: one.value }]
        : [],
    );
    const names = new Set(named.map(({ name }) => name));
    if (!names.has('id')) return;
    const unread = names.has('check') && names.has('severity') ? DOCUMENTATION_OF_RULE : DOCUMENTATION;
    for (const { name, value } of named) {
      const text = EMPTY[/** @type {keyof typeof EMPTY} */ (value.type)];
      if (unread.has(name) && text !== undefined) cuts.push({ start: value.start, end: value.end, text });
    }
  });
  return edited(code, cuts);
}
