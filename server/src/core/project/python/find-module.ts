/** Where `import a.b` finds its file, as Python's import system looks for it (Python reference, 5.3 and 5.5). */
import { joinPath } from '../paths.ts';
import type { Project } from '../project.ts';

type ModuleSearch =
  /** A file of Python text, whose content may be known. */
  | { readonly kind: 'file'; readonly path: string; readonly isPackage: boolean }
  /** A compiled extension, or a directory without `__init__.py`: it can be imported, but says nothing of itself. */
  | { readonly kind: 'opaque'; readonly path: string }
  | MissingModule
  /** A directory that had to be searched was not read. */
  | { readonly kind: 'unknown' };

export interface MissingModule {
  readonly kind: 'missing';
  /** The dotted name up to and including the part that does not exist. */
  readonly name: string;
  /** Where that part was looked for last: the package before it, or a directory of the search path. */
  readonly directory: string;
  /** True when the packages before that part are in the workspace, so that it can be nowhere else. */
  readonly isInside: boolean;
  /** Modules and packages that are there instead. */
  readonly siblings: readonly string[];
}

/** `directories`: the search path, relative to the project's folder, `''` for the folder itself. */
export function findModule(project: Project, dotted: string, directories: readonly string[]): ModuleSearch {
  const [top = '', ...parts] = dotted.split('.');
  const first = findTop(project, top, directories);
  let found: ModuleSearch = first;
  let name = top;
  for (const part of parts) {
    if (found.kind === 'file' && !found.isPackage) return missing(project, `${name}.${part}`, found.path, true);
    if (found.kind === 'missing' || found.kind === 'unknown') return found;
    const directory = found.kind === 'file' ? found.path.replace(/\/?__init__\.py$/, '') : found.path;
    name = `${name}.${part}`;
    found = findIn(project, part, directory) ?? missing(project, name, directory, true);
  }
  return found;
}

function findTop(project: Project, name: string, directories: readonly string[]): ModuleSearch {
  let namespace: ModuleSearch | undefined;
  for (const directory of directories) {
    const found = findIn(project, name, directory);
    // A directory without `__init__.py` counts only if no later directory of the path has a proper module.
    if (found?.kind === 'opaque' && found.path.endsWith(name)) namespace ??= found;
    else if (found) return found;
  }
  return namespace ?? missing(project, name, directories[0] ?? '', false);
}

/** Undefined when the directory is known not to have it. */
function findIn(project: Project, name: string, directory: string): ModuleSearch | undefined {
  const entries = project.entries(directory);
  if (!entries) return project.has(directory) === false ? undefined : { kind: 'unknown' };
  const path = joinPath(directory, name);
  const isDirectory = entries.includes(`${name}/`);
  if (isDirectory) {
    const initial = project.has(`${path}/__init__.py`);
    if (initial === undefined) return { kind: 'unknown' };
    if (initial) return { kind: 'file', path: `${path}/__init__.py`, isPackage: true };
  }
  const extension = entries.find((entry) => entry.startsWith(`${name}.`) && /\.(?:so|pyd|pyc)$/.test(entry));
  if (entries.includes(`${name}.py`)) return { kind: 'file', path: `${path}.py`, isPackage: false };
  if (extension) return { kind: 'opaque', path: joinPath(directory, extension) };
  return isDirectory ? { kind: 'opaque', path } : undefined;
}

function missing(project: Project, name: string, directory: string, isInside: boolean): MissingModule {
  return { kind: 'missing', name, directory, isInside, siblings: modulesIn(project, directory) };
}

/** Names that can be imported from a directory. */
export function modulesIn(project: Project, directory: string): string[] {
  const names = (project.entries(directory) ?? []).flatMap((entry) => {
    const name = entry.replace(/(?:\.py|\/)$/, '');
    return name !== entry && /^[A-Za-z_]\w*$/.test(name) && name !== '__init__' && name !== '__pycache__' ? [name] : [];
  });
  return [...new Set(names)];
}
