// @ts-check
// A grammar of Lezer carries rules for colouring in an editor. Nothing here colours Python.
import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import { edited } from './syntax-tree.mjs';

/** @type {import('esbuild').Plugin} */
export const withoutColours = {
  name: 'without-colours',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@lezer[\\/]python[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({
      contents: withoutStyles(await readFile(path, 'utf8')),
    }));
  },
};

/** Of a source of properties that gives none, `NodeSet.extend` makes nothing. @param {string} code */
function withoutStyles(code) {
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const edits = body.flatMap((node) => {
    if (node.type === 'ImportDeclaration' && node.source.value === '@lezer/highlight') {
      return [{ start: node.start, end: node.end, text: '' }];
    }
    if (node.type !== 'VariableDeclaration') return [];
    const [init] = node.declarations.map((one) => one.init);
    const isStyles =
      init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'styleTags';
    return isStyles ? [{ start: init.start, end: init.end, text: '() => null' }] : [];
  });
  if (edits.length !== 2) throw new Error('the grammar of Python says its colours in another way');
  return edited(code, edits);
}
