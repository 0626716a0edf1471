import {
  CustomExecution,
  type Disposable,
  l10n,
  ShellExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskScope,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { LanguageServer } from '../language/language-client.ts';
import { CheckTerminal } from './check-terminal.ts';

const TASK_TYPE = 'procfile-doctor';
const PROBLEM_MATCHER = '$procfile-doctor';

/** As in `tasks.json`; contributed by package.json. */
interface CheckTask extends TaskDefinition {
  /** Files and folders, relative to the folder of the workspace; default: all of it. */
  readonly paths?: readonly string[];
  /** Repair what is safe to repair. */
  readonly fix?: boolean;
}

/**
 * The task "check" of a whole folder; its findings become problems. It runs the command line that the project has installed,
 * as the build of the project does. Where none is installed, the language server of this extension checks the files.
 */
export function registerCheckTask(server: LanguageServer): Disposable {
  const folders = () => workspace.workspaceFolders ?? [];
  return tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () => Promise.all(folders().map((folder) => taskFor(server, folder, { type: TASK_TYPE }))),
    resolveTask: (task) => {
      const { scope } = task;
      const folder = typeof scope === 'object' ? scope : folders()[0];
      return folder && taskFor(server, folder, task.definition as CheckTask, scope);
    },
  });
}

async function taskFor(
  server: LanguageServer,
  folder: WorkspaceFolder,
  definition: CheckTask,
  scope: WorkspaceFolder | TaskScope = folder,
): Promise<Task> {
  const { paths = ['.'], fix = false } = definition;
  const own = await hasCommandLine(folder);
  const execution = own
    ? new ShellExecution('npx', ['procfile-doctor', 'check', ...(fix ? ['--fix'] : []), ...paths], {
        env: { NO_COLOR: '1' },
      })
    : new CustomExecution(async () => new CheckTerminal(server, folder.uri, paths, fix));
  const task = new Task(definition, scope, l10n.t('check'), TASK_TYPE, execution, PROBLEM_MATCHER);
  task.group = TaskGroup.Test;
  task.detail = own
    ? l10n.t('Procfile and app_desc.yaml, by the command line of Procfile Doctor')
    : l10n.t('Procfile and app_desc.yaml, by Procfile Doctor in this window');
  return task;
}

async function hasCommandLine({ uri }: WorkspaceFolder): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  try {
    await workspace.fs.stat(Uri.joinPath(uri, 'node_modules', 'procfile-doctor', 'package.json'));
    return true;
  } catch {
    return false;
  }
}
