import type { Project } from '../../project/project.ts';

/**
 * True for text that names a file where an import name is wanted: it has a slash, or ends in `.py` and is no module `py` of
 * a package.
 */
export function isPath(module: string, project: Project | undefined): boolean {
  return module.includes('/') || (module.endsWith('.py') && !project?.has(`${module.replaceAll('.', '/')}.py`));
}

/** The module of a relative path; undefined when it cannot be one. */
export function moduleOfPath(path: string): string | undefined {
  const name = path
    .replace(/^(?:\.\/)+/, '')
    .replace(/\.py$/, '')
    .replaceAll('/', '.');
  return /^[^\W\d]\w*(?:\.[^\W\d]\w*)*$/.test(name) ? name : undefined;
}
