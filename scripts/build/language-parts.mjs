// @ts-check
// `require('./x.ts')` in a function of the server means a part of it in a file of its own, dist/language/x.js, that is loaded
// when the function is called (server/src/start/language-part.ts). A module lies in the part that alone leads to it; what
// several parts need lies where all of them are loaded from, and is given to them. So each module is there once.
import { basename, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { importedNames } from './imported-names.mjs';

const START = 'language';
const ENTRY = 'server/src/server.ts';

/**
 * Makes the parts of what the build that it is added to finds to be the modules.
 * @param {import('esbuild').Plugin[]} plugins those of the parts
 * @returns {import('esbuild').Plugin}
 */
export function languageParts(plugins) {
  return {
    name: 'language-parts',
    setup({ initialOptions, onEnd }) {
      const { entryPoints: _, ...options } = initialOptions;
      onEnd(async ({ metafile, errors }) => {
        if (!metafile || errors.length > 0) return;
        const plan = await planned(metafile.inputs);
        metafile.outputs = {};
        const parts = [...plan.roots.keys()].map((part) => {
          const entryPoints = [{ in: 'part', out: fileOf(part) }];
          return build({ ...options, entryPoints, plugins: [onlyPart(plan, part), ...plugins], write: true });
        });
        for (const built of await Promise.all(parts)) Object.assign(metafile.outputs, built.metafile?.outputs);
      });
    },
  };
}

/** @typedef {import('esbuild').Metafile['inputs']} Inputs paths from the root of the project, with slashes */

/**
 * @typedef {object} Plan
 * @property {Inputs} inputs
 * @property {ReadonlyMap<string, string>} roots the module that a part is for, by the name of the part
 * @property {ReadonlyMap<string, string>} owners the part in which a module lies
 * @property {ReadonlyMap<string, ReadonlyMap<string, string>>} given what other parts need of a module: its names, and
 *   those under which they are given out
 */

/** @param {Inputs} inputs @returns {Promise<Plan>} */
async function planned(inputs) {
  const lazy = Object.entries(inputs).flatMap(([path, { imports }]) => imports.filter((one) => isLazy(path, one)));
  const targets = [...new Set(lazy.map(({ path }) => path))].sort();
  const roots = new Map([
    [START, ENTRY],
    ...targets.map((path) => /** @type {[string, string]} */ ([nameOf(path), path])),
  ]);
  if (roots.size <= targets.length) throw new Error(`two parts have one name: ${targets.join(', ')}`);
  const owners = ownersOf(inputs, roots);
  /** @type {Map<string, Map<string, string>>} */
  const given = new Map();
  let count = 0;
  for (const [path, { imports }] of Object.entries(inputs)) {
    const foreign = imports.filter(
      (one) =>
        owners.has(one.path) &&
        owners.get(one.path) !== owners.get(path) &&
        roots.get(owners.get(one.path) ?? '') !== one.path,
    );
    const names = foreign.length > 0 ? await importedNames(path) : new Map();
    for (const { path: from, original = '', kind } of foreign) {
      if (kind !== 'import-statement') throw new Error(`${path} requires ${from} of another part`);
      const known = given.get(from) ?? new Map();
      given.set(from, known);
      for (const name of names.get(original) ?? []) {
        if (name === '*') throw new Error(`${path} takes all of ${from} of another part`);
        if (!known.has(name)) known.set(name, `$${count++}`);
      }
    }
  }
  return { inputs, roots, owners, given };
}

/**
 * Of the parts that a module cannot be reached without, the last on the way to it.
 * @param {Inputs} inputs @param {ReadonlyMap<string, string>} roots
 */
function ownersOf(inputs, roots) {
  /** @type {Map<string, string>} */
  const owners = new Map();
  const all = reached(inputs);
  const behind = [...roots].map(([name, root]) => {
    const others = reached(inputs, root);
    return { name, modules: [...all].filter((path) => !others.has(path)) };
  });
  for (const { name, modules } of behind.sort((a, b) => b.modules.length - a.modules.length)) {
    for (const path of modules) owners.set(path, name);
  }
  return owners;
}

/** The modules that the start leads to, but for those behind `without`. @param {Inputs} inputs @param {string} [without] */
function reached(inputs, without) {
  const seen = new Set([ENTRY].filter((path) => path !== without));
  for (const path of seen) {
    for (const { path: next, external } of inputs[path]?.imports ?? []) {
      if (!external && next !== without) seen.add(next);
    }
  }
  return seen;
}

/**
 * Libraries of the old format require what they always need.
 * @param {string} path @param {Inputs[string]['imports'][number]} one
 */
function isLazy(path, { kind, external }) {
  return kind === 'require-call' && !external && path.startsWith('server/');
}

/** That of the module, or of the package. @param {string} path */
function nameOf(path) {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return name?.replace(/^@/, '').replaceAll('/', '-') ?? basename(path, '.ts');
}

/** @param {string} part */
function fileOf(part) {
  return part === START ? START : `${START}/${part}`;
}

/**
 * Leaves what lies in other parts to them.
 * @param {Plan} plan @param {string} part
 * @returns {import('esbuild').Plugin}
 */
function onlyPart({ inputs, roots, owners, given }, part) {
  return {
    name: 'only-part',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^part$/ }, ({ kind }) =>
        kind === 'entry-point' ? { path: part, namespace: 'part' } : undefined,
      );
      onLoad({ filter: /^/, namespace: 'part' }, () => {
        const own = [...given].filter(([path]) => owners.get(path) === part);
        const lines = own.map(([path, names]) => {
          const list = [...names].map(([name, as]) => `${name} as ${as}`);
          return `export { ${list.join(', ')} } from ${JSON.stringify(resolve(path))};`;
        });
        lines.push(`export * from ${JSON.stringify(resolve(roots.get(part) ?? ''))};`);
        return { contents: lines.join('\n'), resolveDir: resolve('.') };
      });
      onResolve({ filter: /^/, namespace: 'file' }, ({ path, importer }) => {
        const imports = inputs[relative('.', importer).replaceAll(sep, '/')]?.imports;
        const target = imports?.find(({ original }) => original === path)?.path;
        const owner = target === undefined ? undefined : owners.get(target);
        if (target === undefined || owner === undefined || owner === part) return undefined;
        const isRoot = roots.get(owner) === target;
        return isRoot ? { path: fileOf(owner), external: true } : { path: target, namespace: 'given' };
      });
      onLoad({ filter: /^/, namespace: 'given' }, ({ path }) => {
        const list = [...(given.get(path) ?? [])].map(([name, as]) => `${as} as ${name}`);
        return { contents: `export { ${list.join(', ')} } from ${JSON.stringify(fileOf(owners.get(path) ?? START))};` };
      });
      onResolve({ filter: /^/, namespace: 'given' }, ({ path }) => ({ path, external: true }));
    },
  };
}
