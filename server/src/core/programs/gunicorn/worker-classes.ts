import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isAtLeast } from '../release.ts';
import type { WorkerClass } from './worker-class.ts';
import { WORKER_CLASSES } from './worker-class-data.ts';

/** The class with this name, in any release; undefined for one of another package, which may well exist. */
export function findWorkerClass(name: string): WorkerClass | undefined {
  return classNamed(name.replace(/^#/, ''));
}

function classNamed(name: string): WorkerClass | undefined {
  return WORKER_CLASSES.find((worker) => worker.name === name || worker.paths.includes(name));
}

function isBuiltIn({ name }: WorkerClass): boolean {
  return !name.includes('.');
}

/** The built-in classes of a release (undefined: the newest). */
export function builtInClasses(version: string | undefined): readonly WorkerClass[] {
  return WORKER_CLASSES.filter((worker) => isBuiltIn(worker) && exists(worker, version));
}

export function allWorkerClasses(version: string | undefined): readonly WorkerClass[] {
  return WORKER_CLASSES.filter((worker) => exists(worker, version));
}

/** The class that gunicorn really runs: more than one thread turns sync into gthread (Config.worker_class_str). */
export function effectiveClassName(name: string, threads: bigint): string {
  return (name === 'sync' || name.endsWith('SyncWorker')) && threads > 1n ? 'gthread' : name;
}

/**
 * What `util.load_class` prints for a name that cannot be a class in a release; undefined for names that may be one:
 * dotted paths and `egg:` names are imported, and may come with any package.
 */
export function workerClassError(name: string, version: string | undefined): string | undefined {
  if (name.startsWith('egg:') || name.includes('.')) return undefined;
  const plain = name.replace(/^#/, '');
  const worker = classNamed(plain);
  if (worker && exists(worker, version) && hasAlias(plain, version)) return undefined;
  return `class uri ${pythonRepr(plain)} invalid or not found: `;
}

function exists({ since, removedIn }: WorkerClass, version: string | undefined): boolean {
  return (since === undefined || isAtLeast(version, since)) && !(removedIn && isAtLeast(version, removedIn));
}

/** 19.0 and 19.1 have the class gthread, but no alias for it (gunicorn/workers/__init__.py of 19.1.0). */
function hasAlias(name: string, version: string | undefined): boolean {
  return name !== 'gthread' || isAtLeast(version, '19.2.0');
}

export interface NeededPackage {
  readonly package: string;
  /** The extra of gunicorn that brings it. */
  readonly extra: string | undefined;
  readonly least: string | undefined;
}

/** The packages that must be installed for a class, each with the least version that gunicorn checks for, if any. */
export function neededPackages(worker: WorkerClass, version: string | undefined): readonly NeededPackage[] {
  return worker.packages
    .filter(({ since }) => since === undefined || isAtLeast(version, since))
    .map(({ package: name, extra, least }) => ({
      package: name,
      extra,
      least: least?.find(({ from }) => isAtLeast(version, from))?.version,
    }));
}
