// @ts-check
// `require('./x.ts')` in a function of the server makes a part of that module: a file of its own, dist/language/x.js, that is loaded
// when the function is called (server/src/start/language-part.ts). Every module is in exactly one part. A module that only one part
// leads to is in that part. A module that several parts need, but not the start, is in a part that all of them import: with the
// library that it needs, or in `shared.js`. Packages are reduced to the names that are imported from them.
// The commands of the command line are parts, too, dist/cli/x.js, so that nothing of the server is bundled twice.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { importedNames } from './imported-names.mjs';
import { cliParts } from './lazy-cli-parts.mjs';

const START = 'language';
const ENTRY = 'server/src/server.ts';
const SHARED = 'shared';
/** The beginning of the names of parts that only the command line needs. */
const COMMANDS = 'cli/';

/**
 * Divides the modules that the build finds into parts, and writes those in place of the bundle.
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
        const parts = [...new Set(plan.owners.values())].map((part) => {
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
 * @property {ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>} taken what a part needs of each other one, under those names
 */

/** @param {Inputs} inputs @returns {Promise<Plan>} */
async function planned(inputs) {
  const server = ledTo(inputs, ENTRY);
  const commands = Object.fromEntries(Object.entries(inputs).filter(([path]) => !(path in server)));
  const serverRoots = rootsOf(server);
  const commandRoots = rootsOfCommands(commands);
  const roots = new Map([...serverRoots, ...commandRoots]);
  const owners = new Map([
    ...ownersOf(server, serverRoots, SHARED),
    ...ownersOf(commands, commandRoots, `${COMMANDS}${SHARED}`),
  ]);
  const circle = circleOf(inputs, owners);
  if (circle) throw new Error(`parts make use of each other: ${circle.join(', ')}`);
  /** @type {Map<string, Map<string, string>>} */
  const given = new Map();
  /** @type {Map<string, Map<string, Set<string>>>} */
  const taken = new Map();
  let count = 0;
  for (const [path, { imports }] of Object.entries(inputs)) {
    const foreign = imports.filter((one) => {
      const owner = owners.get(one.path) ?? '';
      if (!owners.has(path) || owner === '' || owner === owners.get(path)) return false;
      return isPackage(one.path) || roots.get(owner) !== one.path;
    });
    const names = foreign.length > 0 ? await importedNames(path) : new Map();
    for (const { path: from, original = '', kind } of foreign) {
      if (kind !== 'import-statement') throw new Error(`${path} requires ${from} of another part`);
      const known = valueAt(given, from, () => new Map());
      for (const name of names.get(original) ?? []) {
        if (name === '*') throw new Error(`${path} takes all of ${from} of another part`);
        const as = known.get(name) ?? `$${count++}`;
        known.set(name, as);
        const own = valueAt(taken, owners.get(path) ?? '', () => new Map());
        valueAt(own, owners.get(from) ?? '', () => new Set()).add(as);
      }
    }
  }
  return { inputs, roots, owners, given, taken };
}

/** @template T @param {Map<string, T>} map @param {string} key @param {() => T} make @returns {T} */
function valueAt(map, key, make) {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** All that a module leads to, at once or later. @param {Inputs} inputs @param {string} entry @returns {Inputs} */
function ledTo(inputs, entry) {
  const seen = new Set([entry]);
  for (const path of seen) for (const one of inputs[path]?.imports ?? []) if (!one.external) seen.add(one.path);
  return Object.fromEntries(Object.entries(inputs).filter(([path]) => seen.has(path)));
}

/** What modules load when they come to it. @param {Inputs} inputs */
function requiredIn(inputs) {
  return Object.entries(inputs).flatMap(([path, { imports }]) => imports.filter((one) => isLazy(path, one)));
}

/** The same as `rootsOf` gives, of what only the command line needs. @param {Inputs} inputs @returns {ReadonlyMap<string, string>} */
function rootsOfCommands(inputs) {
  const later = requiredIn(inputs).filter(({ path }) => path in inputs);
  return new Map([
    ...cliParts.map((one) => /** @type {[string, string]} */ ([`${COMMANDS}${one.out}`, one.in])),
    ...later.map(({ path }) => /** @type {[string, string]} */ ([`${COMMANDS}${nameOf(path)}`, path])),
  ]);
}

/**
 * The modules that get a part, by the name of the part: those that are required lazily, and packages that several of these use.
 * @param {Inputs} inputs
 */
function rootsOf(inputs) {
  const all = Object.entries(inputs);
  const required = requiredIn(inputs);
  const roots = named(required.map(({ path }) => path));
  const owners = ownersOf(inputs, roots, SHARED);
  const packages = all
    .filter(([path]) => !isPackage(path))
    .flatMap(([, { imports }]) => imports.filter(({ path }) => isPackage(path) && owners.get(path) === SHARED));
  const [whole] = required.filter(({ path }) => isPackage(path));
  if (whole) throw new Error(`${whole.path} is required as a whole: let a module of ours name what is needed of it`);
  const [both] = required.filter(({ path }) => reached(inputs, ENTRY, new Set()).has(path));
  if (both) throw new Error(`${both.path} is required, but loaded with the start`);
  return named([...required, ...packages].map(({ path }) => path));
}

/** @param {readonly string[]} paths */
function named(paths) {
  const distinct = [...new Set(paths)].sort();
  const pairs = distinct.map((path) => /** @type {[string, string]} */ ([nameOf(path), path]));
  const roots = new Map([/** @type {[string, string]} */ ([START, ENTRY]), ...pairs]);
  if (roots.size <= distinct.length) throw new Error(`two parts have one name: ${[...roots.keys()].join(', ')}`);
  return roots;
}

/**
 * The part of each module: one that is loaded whenever the module is needed. The start always is.
 * @param {Inputs} inputs @param {ReadonlyMap<string, string>} roots @param {string} shared the part for what no part is there for
 */
function ownersOf(inputs, roots, shared) {
  const ends = new Set(roots.values());
  const modules = new Map([...roots].map(([name, root]) => [name, reached(inputs, root, ends)]));
  const loaded = new Map([...roots.keys()].map((name) => [name, loadedWith(name, roots, modules, inputs)]));
  const libraries = [...roots].filter(([, root]) => isPackage(root));
  /** Modules that several parts need must not load a library that not all of these parts need. */
  const libraryOf = (/** @type {string} */ path) => {
    const needed = reached(inputs, path, new Set());
    return libraries.find(([, root]) => needed.has(root))?.[0];
  };
  /** @type {Map<string, string>} */
  const owners = new Map();
  for (const path of new Set([...modules.values()].flatMap((paths) => [...paths]))) {
    const users = [...modules].filter(([, paths]) => paths.has(path)).map(([name]) => name);
    const isThere = (/** @type {string} */ name) => users.every((user) => loaded.get(user)?.has(name));
    const other = [...roots].find(([name, root]) => name !== START && !isPackage(root) && isThere(name));
    owners.set(path, users.find(isThere) ?? other?.[0] ?? libraryOf(path) ?? shared);
  }
  return owners;
}

/**
 * The parts that import each other in a circle: the one that is loaded first would find the other unfinished.
 * @param {Inputs} inputs @param {ReadonlyMap<string, string>} owners
 */
function circleOf(inputs, owners) {
  /** @type {Map<string, Set<string>>} */
  const needs = new Map();
  for (const [path, part] of owners) {
    const imports = inputs[path]?.imports.filter((one) => !isLazy(path, one)) ?? [];
    for (const { path: imported } of imports) {
      const other = owners.get(imported) ?? part;
      if (other !== part) needs.set(part, (needs.get(part) ?? new Set()).add(other));
    }
  }
  const circular = [...needs.keys()].filter((part) => {
    const found = new Set(needs.get(part));
    for (const name of found) for (const other of needs.get(name) ?? []) found.add(other);
    return found.has(part);
  });
  return circular.length > 0 ? circular : undefined;
}

/**
 * The parts that are loaded whenever this one is: those that it imports, and the start.
 * @param {string} part
 * @param {ReadonlyMap<string, string>} roots @param {ReadonlyMap<string, ReadonlySet<string>>} modules @param {Inputs} inputs
 */
function loadedWith(part, roots, modules, inputs) {
  const found = new Set([part]);
  for (const name of found) {
    const imports = [...(modules.get(name) ?? [])].flatMap(
      (path) => inputs[path]?.imports.filter((one) => !isLazy(path, one)) ?? [],
    );
    for (const [other, root] of roots) if (imports.some(({ path }) => path === root)) found.add(other);
  }
  return found.add(START);
}

/**
 * The modules that one leads to, without those that are loaded lazily and without other `ends`.
 * @param {Inputs} inputs @param {string} root @param {ReadonlySet<string>} ends
 */
function reached(inputs, root, ends) {
  const seen = new Set([root]);
  for (const path of seen) {
    for (const one of inputs[path]?.imports ?? []) {
      if (one.path in inputs && !isLazy(path, one) && !ends.has(one.path)) seen.add(one.path);
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

/** `programs/celery/program.ts`: celery-program; packages have their own names. @param {string} path */
function nameOf(path) {
  const name = packageOf(path) ?? `${basename(dirname(path))}-${basename(path, '.ts')}`;
  return name.replace(/^@/, '').replaceAll('/', '-');
}

/** @param {string} path */
function packageOf(path) {
  return /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

/** @param {string} path */
function isPackage(path) {
  return packageOf(path) !== undefined;
}

/** @param {string} part */
function fileOf(part) {
  return part === START || part.startsWith(COMMANDS) ? part : `${START}/${part}`;
}

/**
 * Replaces imports of modules in other parts by what those parts export.
 * @param {Plan} plan @param {string} part
 * @returns {import('esbuild').Plugin}
 */
function onlyPart({ inputs, roots, owners, given, taken }, part) {
  return {
    name: 'only-part',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^part$/ }, ({ kind }) =>
        kind === 'entry-point' ? { path: part, namespace: 'part' } : undefined,
      );
      // Plain values, assigned once all are known: esbuild would turn each `export` into a getter.
      onLoad({ filter: /^/, namespace: 'part' }, () => {
        const own = [...given].filter(([path]) => owners.get(path) === part);
        const imports = own.map(([path, names]) => {
          const list = [...names].map(([name, as]) => `${name} as ${as}`);
          return `import { ${list.join(', ')} } from ${JSON.stringify(resolve(path))};`;
        });
        const values = own.flatMap(([, names]) => [...names.values()]);
        const root = roots.get(part);
        if (root && !isPackage(root)) {
          imports.push(`import * as root from ${JSON.stringify(resolve(root))};`);
          values.push('...root');
        }
        return {
          contents: `${imports.join('\n')}\nmodule.exports = { ${values.join(', ')} };`,
          resolveDir: resolve('.'),
        };
      });
      onResolve({ filter: /^/, namespace: 'file' }, ({ path, importer }) => {
        const imports = inputs[relative('.', importer).replaceAll(sep, '/')]?.imports;
        const target = imports?.find(({ original }) => original === path)?.path;
        const owner = target === undefined ? undefined : owners.get(target);
        if (target === undefined || owner === undefined || owner === part) return undefined;
        const isWhole = roots.get(owner) === target && !isPackage(target);
        return isWhole ? { path: fileOf(owner), external: true } : { path: target, namespace: 'given' };
      });
      onLoad({ filter: /^/, namespace: 'given' }, ({ path }) => {
        const owner = owners.get(path) ?? START;
        const names = [...(given.get(path) ?? [])].filter(([, as]) => taken.get(part)?.get(owner)?.has(as));
        const list = names.map(([name, as]) => `${as} as ${name}`);
        return { contents: `export { ${list.join(', ')} } from ${JSON.stringify(owner)};` };
      });
      onResolve({ filter: /^/, namespace: 'given' }, ({ path }) => ({ path, namespace: 'taken' }));
      // Local variables: calling a function through an import of another file is longer, and looks it up each time.
      onLoad({ filter: /^/, namespace: 'taken' }, ({ path }) => {
        const names = [...(taken.get(part)?.get(path) ?? [])].join(', ');
        return { contents: `const { ${names} } = require(${JSON.stringify(fileOf(path))}); export { ${names} };` };
      });
      onResolve({ filter: /^/, namespace: 'taken' }, ({ path }) => ({ path, external: true }));
    },
  };
}
