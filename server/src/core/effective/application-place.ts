/** Where a process runs: which project it belongs to, and which of its directories is the current one. */
import type { Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';

/** The project of the module's `source_dir`, else the whole; undefined when it was not loaded. */
export function projectOf(project: Project | undefined, { sourceDirectory }: Process): Project | undefined {
  if (sourceDirectory === undefined) return project;
  const path = resolvePath('', sourceDirectory);
  if (path === undefined) return undefined;
  return path === '' ? project : project?.at(path);
}

/** Current directory of a program, relative to the project's folder; undefined when it is elsewhere or not known. */
export function startDirectory({ directory }: Invocation): string | undefined {
  if (directory === '.') return '';
  // Slugs and buildpack images unpack the application in /app (Heroku, BlueKing).
  return directory === undefined ? undefined : resolvePath('', directory.replace(/^\/app(?=\/|$)\/?/, './'));
}
