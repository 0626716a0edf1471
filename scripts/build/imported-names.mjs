// @ts-check
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'acorn';
import { transform } from 'esbuild';

/**
 * The names that a module imports while it runs, by the text that it imports them from.
 * @param {string} path
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>}
 */
export async function importedNames(path) {
  const source = await readFile(path, 'utf8');
  const isTyped = extname(path) === '.ts';
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
  const code = isTyped ? (await transform(source, { loader: 'ts', target: 'es2023', tsconfigRaw })).code : source;
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const node of parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body) {
    if (node.type === 'ExportAllDeclaration') add(node.source.value, '*');
    if (node.type === 'ExportNamedDeclaration' && node.source) {
      for (const { local } of node.specifiers) add(node.source.value, nameOf(local));
    }
    if (node.type !== 'ImportDeclaration') continue;
    for (const one of node.specifiers) add(node.source.value, importedName(one));
  }
  return names;

  /** @param {unknown} from @param {string} name */
  function add(from, name) {
    names.set(String(from), [...(names.get(String(from)) ?? []), name]);
  }
}

/** @param {import('acorn').ImportDeclaration['specifiers'][number]} specifier */
function importedName(specifier) {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : 'default';
}

/** @param {import('acorn').Identifier | import('acorn').Literal} node */
function nameOf(node) {
  return node.type === 'Identifier' ? node.name : String(node.value);
}
