import type { FileSystem } from './file-system.ts';
import { joinPath, parentOf, resolvePath, uriOf } from './paths.ts';
import type { Project } from './project.ts';
import type { ProjectHints } from './project-hints.ts';
import { ProjectReader } from './project-reader.ts';
import { pythonVersion } from './python/python-version.ts';
import { loadRequirements } from './requirements/requirements.ts';
import { isSearchedFor } from './search/find-documents.ts';

/** Files of the folder itself that rules ask for. Missing ones cost nothing, because the folder is listed first. */
const FILES =
  /^(?:Procfile(?:\..+)?|app_desc\.ya?ml|app\.json|project\.toml|Dockerfile|manage\.py|gunicorn\.conf\.py|runtime\.txt|\.python-version|\.env(?:\..+)?)$/;
/** Scripts in which a build may install more (heroku/heroku-buildpack-python:bin/steps/hooks; blueking: build hooks). */
export const BUILD_SCRIPTS = ['bin/post_compile', 'bin/pre_compile', 'bin/post-compile', 'bin/pre-compile'];
/** At most so many modules and directories of hints are looked at. */
const MAX_HINTS = 50;

function first(names: readonly string[]): readonly string[] {
  return names.slice(0, MAX_HINTS);
}

/**
 * Reads what rules may want to know about the application in a folder. `folder` is its URI, without a slash at its end;
 * `hintsOf` is asked when it has been listed. Never rejects; bounded in files, sizes and depth.
 */
export async function loadProject(
  fileSystem: FileSystem,
  folder: string,
  hintsOf: () => ProjectHints,
): Promise<Project> {
  const reader = new ProjectReader(fileSystem, folder);
  // Awaited first, so that findings about the document alone can be reported before the rest is done.
  await reader.list('');
  const hints = hintsOf();
  const { python, requirements } = await loadRequirements(reader);
  await readOwnFiles(reader);
  const named = new Set(['', ...first(hints.directories).flatMap((directory) => resolvePath('', directory) ?? [])]);
  await readNamedFiles(reader, named, first(hints.files));
  await readNamedModules(reader, named, first(hints.modules));
  for (const directory of named) {
    for (const path of scriptsOf(hints, directory)) await readScript(reader, path);
  }
  const parts = await loadParts(fileSystem, folder, hints);
  const files = reader.snapshot();
  const version = pythonVersion(files.file) ?? python;
  return {
    folder,
    requirements: requirements(version),
    python: version,
    ...files,
    at: (directory) => parts.get(resolvePath('', directory) ?? ''),
  };
}

async function readOwnFiles(reader: ProjectReader): Promise<void> {
  for (const name of (await reader.list('')) ?? []) {
    if (FILES.test(name)) await reader.read(name);
    if (isSearchedFor(uriOf(reader.folder, name))) await reader.readEncoding(name);
  }
  for (const path of BUILD_SCRIPTS) await reader.read(path);
}

async function readNamedFiles(
  reader: ProjectReader,
  directories: Iterable<string>,
  files: readonly string[],
): Promise<void> {
  for (const directory of directories) {
    for (const file of files) {
      const path = resolvePath(directory, file);
      if (path) await reader.read(path);
    }
  }
}

/** Modules are also looked for right below the folder. */
async function readNamedModules(
  reader: ProjectReader,
  named: Iterable<string>,
  modules: readonly string[],
): Promise<void> {
  const directories = new Set(first([...named, ...(await foldersIn(reader))]));
  for (const directory of directories) {
    // Most words that may name a directory do not.
    if (!(await reader.list(directory))) continue;
    await reader.read(joinPath(directory, 'gunicorn.conf.py'));
    for (const module of modules) await readModule(reader, directory, module);
  }
}

/** The applications in source directories, by their paths. */
async function loadParts(
  fileSystem: FileSystem,
  folder: string,
  hints: ProjectHints,
): Promise<ReadonlyMap<string, Project>> {
  const parts = new Map<string, Project>();
  for (const source of hints.sourceDirectories) {
    const path = resolvePath('', source);
    if (!path || parts.has(path)) continue;
    parts.set(path, await loadProject(fileSystem, uriOf(folder, path), () => ({ ...hints, sourceDirectories: [] })));
  }
  return parts;
}

/** Directories that are not source code. */
const NOT_SOURCES = /^(?:\..*|node_modules|venv|env|__pycache__|dist|build|static|media|logs?)\/$/;

/** The directories right below the folder: an application may be in one of them. */
async function foldersIn(reader: ProjectReader): Promise<string[]> {
  const names = (await reader.list('')) ?? [];
  return names.filter((name) => name.endsWith('/') && !NOT_SOURCES.test(name)).map((name) => name.slice(0, -1));
}

/** The files that commands run, if this is the directory where they are started. */
function scriptsOf({ files, programs }: ProjectHints, directory: string): string[] {
  const scripts = first(files.filter((file) => file.endsWith('.py')));
  const modules = first(programs).map((module) => module.replaceAll('.', '/'));
  const paths = [...scripts, ...modules.flatMap((module) => [`${module}.py`, `${module}/__main__.py`])];
  return paths.flatMap((path) => resolvePath(directory, path) ?? []);
}

/** At most so many modules that a file imports are read. */
const MAX_IMPORTS = 10;

/**
 * Reads a script and what it imports from beside itself or from its own package, and what that imports: what a script serves is often
 * made in another module.
 */
async function readScript(reader: ProjectReader, path: string, depth = 2): Promise<void> {
  const text = await reader.read(path);
  if (text === undefined || depth === 0) return;
  const directory = parentOf(path);
  const imports = text.matchAll(/^[ \t]*(?:from[ \t]+\.?|import[ \t]+)([A-Za-z_][\w.]*)/gm);
  const modules = new Set([...imports].map(([, module = '']) => module));
  for (const module of [...modules].slice(0, MAX_IMPORTS)) {
    await readModule(reader, directory, module);
    const inside = joinPath(directory, module.replaceAll('.', '/'));
    for (const file of [`${inside}.py`, `${inside}/__init__.py`]) await readScript(reader, file, depth - 1);
  }
}

/** Lists each package on the way to a dotted module, and reads what it passes. */
async function readModule(reader: ProjectReader, directory: string, module: string): Promise<void> {
  let path = directory;
  for (const part of module.split('.')) {
    path = joinPath(path, part);
    await reader.read(`${path}.py`);
    if ((await reader.list(path)) === undefined) return;
    await reader.read(`${path}/__init__.py`);
  }
  // The next place where `celery -A package` looks, and what `python -m package` runs.
  await reader.read(`${path}/celery.py`);
  await reader.read(`${path}/__main__.py`);
}
