// @ts-check
// The libraries of the protocol are published as CommonJS, which a bundle contains as a whole or not at all. TypeScript compiled them
// from ES modules, so the way back is mechanical: `require` becomes `import`, `exports.X =` becomes `export`, and a namespace becomes
// one call that is marked as pure. esbuild then leaves out what nobody uses. Anything else that such a file does with imports and
// exports fails the build. A test compares the exports of each module with those of its file (test/unit/scripts/build/library-modules.test.ts).
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { parse } from 'acorn';
import { edited, placeOf, visit } from './syntax-tree.mjs';

export const LIBRARIES =
  /[\\/]node_modules[\\/]vscode-(?:jsonrpc|language(?:client|server|server-protocol|server-types))[\\/]lib[\\/].*\.js$/;

/** Functions that TypeScript writes into every file that needs them. */
const HELPERS = /^__(?:createBinding|setModuleDefault|importStar|importDefault|exportStar)$/;

/** @type {import('esbuild').Plugin} */
export const libraryModules = {
  name: 'library-modules',
  setup({ onLoad }) {
    onLoad({ filter: LIBRARIES }, async ({ path }) => {
      try {
        return { contents: asModule(await readFile(path, 'utf8')) };
      } catch (error) {
        return { errors: [{ text: `${path}: ${error}` }] };
      }
    });
  },
};

/** @typedef {import('acorn').Statement | import('acorn').ModuleDeclaration} Statement */
/** @typedef {import('./syntax-tree.mjs').Edit} Edit */

/**
 * A file of the libraries as an ES module. Throws where it is not sure to be the same.
 * @param {string} code
 */
export function asModule(code) {
  return new LibraryFile(code).asModule();
}

class LibraryFile {
  /** @type {string} */
  #code;
  /** @type {Statement[]} */
  #body;
  /** @type {ReadonlySet<string>} */
  #namespaces;
  /** What is required, in quotes, by the name it has in the file. @type {Map<string, string>} */
  #required = new Map();
  /** What is given out, and its name in the file. @type {Map<string, string>} */
  #given = new Map();

  /** @param {string} code */
  constructor(code) {
    this.#code = code;
    this.#body = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body;
    this.#namespaces = namespacesOf(this.#body);
  }

  asModule() {
    const edits = this.#body.flatMap((node) => {
      const text = this.#replaced(node);
      if (text !== undefined) return [{ start: node.start, end: node.end, text }];
      return [...this.#namespaceEdits(node), ...this.#usesOfExports(node)];
    });
    const exported = [...this.#given].map(([name, local]) => `export { ${local} as ${name} };`);
    return `${edited(this.#code, edits)}\n${exported.join('\n')}\n`;
  }

  /** What stands for a whole statement; undefined for one that stays. @param {Statement} node @returns {string | undefined} */
  #replaced(node) {
    if (node.type === 'ExportNamedDeclaration' && node.declaration?.type === 'VariableDeclaration') {
      const text = this.#replacedVariable(node.declaration);
      for (const { id } of text === undefined ? [] : node.declaration.declarations)
        this.#given.set(nameOf(id), nameOf(id));
      return text;
    }
    if (node.type === 'VariableDeclaration') return this.#replacedVariable(node);
    if (node.type !== 'ExpressionStatement') return undefined;
    if (node.expression.type === 'CallExpression') return this.#replacedCall(node.expression);
    if (node.expression.type === 'AssignmentExpression') return this.#replacedAssignment(node.expression);
    return undefined;
  }

  /** @param {import('acorn').VariableDeclaration} declaration @returns {string | undefined} */
  #replacedVariable({ declarations: [first, ...others] }) {
    if (!first || others.length > 0) return undefined;
    const name = nameOf(first.id);
    if (HELPERS.test(name) || (!first.init && this.#namespaces.has(name))) return '';
    const from = this.#requiredBy(first.init);
    if (from === undefined) return undefined;
    this.#required.set(name, from);
    const isOfNames = /_\d+$/.test(name);
    if (isOfNames && isBuiltin(JSON.parse(from))) return this.#importedNames(name, from);
    // `import x = require('x')`: x may be a function.
    const isWhole = !isOfNames && this.#textOf(first.init).startsWith('require(');
    return `import ${isWhole ? name : `* as ${name}`} from ${from};`;
  }

  /**
   * Of a module of Node that is imported as a whole esbuild makes a copy, for which it looks at everything there: of `util` that alone
   * loads what newer versions of Node keep for later.
   * @param {string} object @param {string} from
   */
  #importedNames(object, from) {
    const names = new Set([...this.#code.matchAll(new RegExp(`\\b${object}\\.(\\w+)`, 'g'))].map(([, name]) => name));
    const imported = [...names].map((name) => `${name} as ${object}_${name}`);
    const given = [...names].map((name) => `${name}: ${object}_${name}`);
    return `import { ${imported.join(', ')} } from ${from}; const ${object} = { ${given.join(', ')} };`;
  }

  /** @param {import('acorn').CallExpression} call @returns {string | undefined} */
  #replacedCall({ callee, arguments: [first, second, third] }) {
    if (this.#textOf(callee) === '__exportStar') return `export * from ${this.#requiredBy(first)};`;
    if (this.#textOf(callee) !== 'Object.defineProperty' || this.#textOf(first) !== 'exports') return undefined;
    if (this.#textOf(second) === '"__esModule"') return '';
    const [, module = '', member] = /return (\w+)\.(\w+); \} \}$/.exec(this.#textOf(third)) ?? [];
    const from = this.#required.get(module);
    if (from === undefined) throw new Error(`${this.#textOf(second)} is given out in an unknown way`);
    return `export { ${member} as ${JSON.parse(this.#textOf(second))} } from ${from};`;
  }

  /** @param {import('acorn').AssignmentExpression} assignment @returns {string | undefined} */
  #replacedAssignment({ left, right }) {
    const name = this.#exportOf(left);
    if (name === undefined) return undefined;
    // First all are named in one row that ends with `= void 0`.
    if (/^(?:exports\.\w+ = )*void 0$/.test(this.#textOf(right))) return '';
    const isName = right.type === 'Identifier';
    this.#given.set(name, isName ? right.name : `$${name}`);
    return isName ? '' : `const $${name} = ${this.#textOf(right)};`;
  }

  /** @param {Statement} node @returns {Edit[]} */
  #namespaceEdits(node) {
    const { name, call, body } = namespaceCall(node) ?? {};
    const [argument] = call?.arguments ?? [];
    if (name === undefined || !argument || !body) return [];
    if (this.#textOf(argument).includes('exports.')) this.#given.set(name, name);
    if (!this.#namespaces.has(name)) return [{ ...placeOf(argument), text: `${name} || (${name} = {})` }];
    return [
      { start: node.start, end: node.start, text: `var ${name} = /* @__PURE__ */ ` },
      { start: body.end - 1, end: body.end - 1, text: `return ${name};` },
      { ...placeOf(argument), text: '{}' },
    ];
  }

  /** @param {Statement} node @returns {Edit[]} */
  #usesOfExports(node) {
    const [argument] = namespaceCall(node)?.call.arguments ?? [];
    /** @type {Edit[]} */
    const edits = [];
    visit(node, (inner) => {
      if (argument && inner.start >= argument.start && inner.end <= argument.end) return;
      if (inner.type === 'Identifier' && inner.name === 'require') throw new Error(`required in the middle`);
      const name = this.#exportOf(inner);
      if (name === undefined) return;
      const local = this.#given.get(name);
      if (local === undefined) throw new Error(`exports.${name} is nothing of its own`);
      edits.push({ ...placeOf(inner), text: local });
    });
    return edits;
  }

  /** @param {import('acorn').AnyNode | null | undefined} node */
  #textOf(node) {
    return node ? this.#code.slice(node.start, node.end) : '';
  }

  /** The literal of `require("x")`, also within a helper. @param {import('acorn').AnyNode | null | undefined} node */
  #requiredBy(node) {
    return /^(?:__import(?:Star|Default)\()?require\(("[^"]+")\)\)?$/.exec(this.#textOf(node))?.[1];
  }

  /** The X of `exports.X`. @param {import('acorn').AnyNode} node */
  #exportOf(node) {
    if (node.type !== 'MemberExpression') return undefined;
    return /^exports\.(\w+)$/.exec(this.#textOf(node))?.[1];
  }
}

/** The namespaces of a file that are nothing else (a class may be both) and are filled by one call. @param {Statement[]} body */
function namespacesOf(body) {
  const calls = body.flatMap((node) => namespaceCall(node)?.name ?? []);
  const variables = body.flatMap((node) => {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) => (init ? [] : nameOf(id)));
  });
  return new Set(variables.filter((name) => calls.filter((one) => one === name).length === 1));
}

/** `(function (X) { … })(X || …)`. @param {Statement} node */
function namespaceCall(node) {
  const call = node.type === 'ExpressionStatement' ? node.expression : undefined;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'FunctionExpression') return undefined;
  const [parameter, ...others] = call.callee.params;
  if (!parameter || others.length > 0) return undefined;
  return { name: nameOf(parameter), call, body: call.callee.body };
}

/** @param {import('acorn').Pattern} pattern */
function nameOf(pattern) {
  return pattern.type === 'Identifier' ? pattern.name : '';
}
