import { startDirectory } from '../../effective/application-place.ts';
import type { Invocation } from '../../model/command-line.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { resolvePath } from '../../project/paths.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { similarFiles } from '../fixes/similar-files.ts';
import type { Finding } from '../rule.ts';
import type { ProgramStart } from './program-starts.ts';

/** Where buildpacks put the application. */
const ROOT = '/app/';

/**
 * The file that a word of the command names, relative to the project; undefined where it lies outside or cannot be known. A relative
 * path counts from where the process starts: the root of the application, or the directory of a `cd` before it.
 */
export function filePath(invocation: Invocation, path: string): string | undefined {
  const directory = startDirectory(invocation);
  if (directory === undefined || !isKnown(path)) return undefined;
  return path.startsWith(ROOT) ? resolvePath('', path.slice(ROOT.length)) : resolvePath(directory, path);
}

/** The same, if the project does not hold it. */
export function missingPath(
  { invocation, project }: Pick<ProgramStart, 'invocation' | 'project'>,
  path: string,
): string | undefined {
  const target = filePath(invocation, path);
  return target !== undefined && project?.has(target) === false ? target : undefined;
}

/** What is said of `value`, which names the file at `path`, if the project does not hold that. */
export function missingFile(
  start: Pick<ProgramStart, 'command' | 'invocation' | 'project'>,
  value: ArgumentValue,
  path: string,
): Finding | undefined {
  const file = missingPath(start, path);
  if (file === undefined) return undefined;
  const below = file.includes('/') ? undefined : fileBelow(start.project, file);
  return {
    span: start.command.toDocument(value.span),
    message: below
      ? t('There is no file {file} where this starts: it is {below}.', { file, below })
      : t('There is no file {file} in the workspace.', { file }),
    fixes: () => similarFiles(start, value, file),
  };
}

/** A file of this name in a folder of the root; undefined where there is none, or several. */
function fileBelow(project: ProgramStart['project'], name: string): string | undefined {
  const folders = project?.entries('')?.filter((entry) => entry.endsWith('/')) ?? [];
  const found = folders.map((folder) => `${folder}${name}`).filter((path) => project?.has(path) === true);
  return found.length === 1 ? found[0] : undefined;
}
