import { startDirectory } from '../../effective/application-place.ts';
import { joinPath } from '../../project/paths.ts';
import { findModule } from '../../project/python/find-module.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { CeleryStart } from './celery-starts.ts';
import { lastUse } from './celery-starts.ts';

/**
 * The Python texts that may define the application named by `-A`, as far as they are in the workspace: the module, and
 * `MODULE.celery`, which celery tries when the module has no application.
 */
export function applicationTexts(start: CeleryStart): string[] {
  const { project } = start;
  const name = lastUse(start, 'app')?.value?.text;
  const directory = startDirectory(start.invocation);
  if (!project || name === undefined || !isKnown(name) || directory === undefined) return [];
  const module = name.split(':', 1)[0] ?? '';
  const parent = module.replace(/\.[^.]*$/, '');
  return [...new Set([module, `${module}.celery`, parent])].flatMap((candidate) => {
    const found = findModule(project, candidate, [directory]);
    return found.kind === 'file' ? (project.file(found.path) ?? []) : [];
  });
}

/** True where the application gives celery options of its own (`app.user_options`). */
export function addsOptions(start: CeleryStart): boolean {
  return applicationTexts(start).some((text) => text.includes('user_options'));
}

/** Packages with a module `celery`, and so most likely with an application. */
export function likelyApplications({ project, invocation }: CeleryStart): string[] {
  const directory = startDirectory(invocation);
  if (!project || directory === undefined) return [];
  return (project.entries(directory) ?? []).flatMap((entry) => {
    if (!/^[A-Za-z_]\w*\/$/.test(entry)) return [];
    return project.has(joinPath(directory, `${entry}celery.py`)) ? [entry.slice(0, -1)] : [];
  });
}
