/** Where a process runs: which project it belongs to, and which of its directories is the current one. */
import type { Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';

/** The project of the module's `source_dir`, else the whole; undefined when it was not loaded. */
export function projectOf(project: Project | undefined, { sourceDirectory }: Process): Project | undefined {
  return sourceDirectory === undefined ? project : project && sourcesIn(project, sourceDirectory);
}

/**
 * The project of a `source_dir`. Where the directory is not there and Python code lies beside the file, it is that code:
 * the script that makes the package moves it (`source_dir: ./src` in TencentBlueKing/bk-sops, bk-nodeman, bk-itsm).
 */
export function sourcesIn(project: Project, directory: string): Project | undefined {
  const path = resolvePath('', directory);
  if (path === undefined) return undefined;
  const isMoved = path !== '' && project.has(path) === false && isPython(project);
  return path === '' || isMoved ? project : project.at(path);
}

function isPython({ requirements, has }: Project): boolean {
  return requirements.found && (has('manage.py') === true || has('wsgi.py') === true || has('app.py') === true);
}

/** Current directory of a program, relative to the project's folder; undefined when it is elsewhere or not known. */
export function startDirectory({ directory }: Invocation): string | undefined {
  if (directory === '.') return '';
  // Slugs and buildpack images unpack the application in /app (Heroku, BlueKing).
  return directory === undefined ? undefined : resolvePath('', directory.replace(/^\/app(?=\/|$)\/?/, './'));
}
