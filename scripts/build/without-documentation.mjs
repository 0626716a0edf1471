// @ts-check
// Rules, signatures and data carry their sources, rules and signatures also examples and explanations: for the documentation, the
// tests and the command line. What runs in the editor never looks at these, and without them every start reads half a megabyte less.
import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import { transform } from 'esbuild';
import { edited, placeOf, visit } from './syntax-tree.mjs';
import { moduleOfTables } from './tables.mjs';

const DOCUMENTATION = ['examples', 'traps', 'sources', 'versions'];
const OF_RULES = [...DOCUMENTATION, 'title', 'explanation'];
const OF_EVENTS = [...DOCUMENTATION, 'program', 'meaning'];
/** Functions whose first argument is how a person reads the pattern of a signature. */
const SHAPES = ['atStart', 'anywhere', 'inFrameOfPid'];

/** @type {import('esbuild').Plugin} */
export const withoutDocumentation = withoutUnread(DOCUMENTATION, false);

/**
 * For the engine of logs, which knows neither processes nor what may help them, but for edits that the panel can offer; what is said
 * of a signature besides its title the panel knows itself.
 */
export const withoutAdvice = withoutUnread(
  [...DOCUMENTATION, 'program', 'meaning', 'causes', 'first', 'usually'],
  true,
);

/**
 * @param {readonly string[]} unread properties of what has an `id`
 * @param {boolean} isAdviceUnread that is, remedies that nothing but words belong to
 * @returns {import('esbuild').Plugin}
 */
function withoutUnread(unread, isAdviceUnread) {
  return {
    name: 'without-documentation',
    setup(build) {
      build.onLoad({ filter: /[\\/]core[\\/](?:rules|logs[\\/]signatures)[\\/].+\.ts$/ }, async ({ path }) => {
        return { contents: stripped(await scriptOf(path), unread, isAdviceUnread), loader: 'js' };
      });
      build.onLoad(
        { filter: /[\\/]core[\\/](?:programs[\\/]gunicorn|platforms)[\\/].+[.-]data\.ts$/ },
        async ({ path }) => {
          return { contents: withoutProperties(await scriptOf(path), () => ['sources']), loader: 'js' };
        },
      );
      build.onLoad({ filter: /[\\/]core[\\/]programs[\\/].+\.data\.json$/ }, async ({ path }) => {
        const { about: _, ...data } = JSON.parse(await readFile(path, 'utf8'));
        return { contents: moduleOfTables(data), loader: 'js' };
      });
    },
  };
}

/** @param {string} path */
async function scriptOf(path) {
  return (await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2023' })).code;
}

/** @param {string} code @param {readonly string[]} unread @param {boolean} isAdviceUnread */
function stripped(code, unread, isAdviceUnread) {
  /** @type {import('./syntax-tree.mjs').Edit[]} */
  const cuts = [];
  /** Seen before what is in them. @type {Set<import('acorn').AnyNode>} */
  const gone = new Set();
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && SHAPES.includes(node.callee.name)) {
      const [words] = node.arguments;
      if (words) cuts.push({ ...placeOf(words), text: '0' });
    }
    if (!isAdviceUnread) return;
    if (isAdvice(node) && !gone.has(node)) cuts.push({ ...placeOf(node), text: '{}' });
    if (node.type !== 'ArrayExpression') return;
    for (const [i, element] of node.elements.entries()) {
      if (!element || !isAdvice(element)) continue;
      gone.add(element);
      cuts.push({ start: element.start, end: node.elements[i + 1]?.start ?? node.end - 1, text: '' });
    }
  });
  return withoutProperties(edited(code, cuts), (names) => {
    // A row of Heroku's codes has no `id`, of which a signature is made.
    if (!names.includes('id')) return names.includes('usually') ? unread : [];
    if (names.includes('check') && names.includes('severity')) return OF_RULES;
    return names.includes('role') ? OF_EVENTS : unread;
  });
}

/** A remedy of nothing but words. @param {import('acorn').AnyNode} node */
function isAdvice(node) {
  return node.type === 'ObjectExpression' && node.properties.map(nameOf).join() === 'text';
}

/** @param {string} code @param {(names: readonly string[]) => readonly string[]} unread of an object with these properties */
function withoutProperties(code, unread) {
  /** @type {import('./syntax-tree.mjs').Edit[]} */
  const cuts = [];
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'ObjectExpression') return;
    const names = node.properties.map(nameOf);
    const left = unread(names);
    for (const [i, { start }] of node.properties.entries()) {
      const end = node.properties[i + 1]?.start ?? node.end - 1;
      if (left.includes(names[i] ?? '')) cuts.push({ start, end, text: '' });
    }
  });
  return edited(code, cuts);
}

/** @param {import('acorn').Property | import('acorn').SpreadElement} property */
function nameOf(property) {
  return property.type === 'Property' && property.key.type === 'Identifier' && !property.computed
    ? property.key.name
    : '';
}
