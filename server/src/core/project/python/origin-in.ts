import { moduleOrigins } from '../../syntax/python/module-calls.ts';
import type { Project } from '../project.ts';
import { findModule } from './find-module.ts';

/** Modules that hand on what they import from each other are followed so far. */
const MAX_STEPS = 5;

/**
 * Where something comes from that a module of the project defines or hands on: of `shop.app.run` it is `flask.Flask.run`, if `app` in
 * the module `shop` is made by `Flask(…)`. Undefined where it is of no module of the project, or cannot be seen. `directory`: where modules
 * are looked for, relative to the project's folder.
 */
export function originIn(project: Project, directory: string, origin: string): string | undefined {
  // Relative to a package that is not named here.
  if (origin.startsWith('.')) return undefined;
  let known: string | undefined = origin;
  for (let step = 0; step < MAX_STEPS && known !== undefined; step++) {
    const next = stepFrom(project, directory, known);
    if (next === undefined) return known === origin ? undefined : known;
    known = next;
  }
  return undefined;
}

/** One step: the name in the module is replaced by what it is there; undefined where no module of the project has it. */
function stepFrom(project: Project, directory: string, origin: string): string | undefined {
  const parts = origin.split('.');
  for (let count = parts.length - 1; count > 0; count--) {
    const module = parts.slice(0, count).join('.');
    const found = findModule(project, module, [directory]);
    const text = found.kind === 'file' ? project.file(found.path) : undefined;
    if (found.kind !== 'file' || text === undefined) continue;
    const [name = '', ...rest] = parts.slice(count);
    const inside = moduleOrigins(text)(name);
    const whole = inside?.startsWith('.') ? absolute(inside, module, found.isPackage) : inside;
    return whole === undefined ? undefined : [whole, ...rest].join('.');
  }
  return undefined;
}

/** `.views.app` in the package `shop` is `shop.views.app`, in the module `shop.web` as well. */
function absolute(origin: string, module: string, isPackage: boolean): string | undefined {
  const dots = /^\.+/.exec(origin)?.[0].length ?? 0;
  const base = module.split('.');
  const above = isPackage ? dots - 1 : dots;
  if (above > base.length) return undefined;
  return [...base.slice(0, base.length - above), origin.slice(dots)].join('.');
}
