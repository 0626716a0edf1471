import {
  type Disposable,
  l10n,
  ShellExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode';

const type = 'procfile-doctor';
const problemMatcher = '$procfile-doctor';

/** As in `tasks.json`; contributed by package.json. */
interface CheckTask extends TaskDefinition {
  /** Files and folders, relative to the folder of the workspace; default: all of it. */
  readonly paths?: readonly string[];
  /** Repair what is safe to repair. */
  readonly fix?: boolean;
}

/** The task "check": the command line over a whole folder, as a build does it; what it finds are problems. */
export function registerCheckTask(): Disposable {
  return tasks.registerTaskProvider(type, {
    provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskFor(folder, { type })),
    resolveTask: (task) => taskFor(task.scope ?? TaskScope.Workspace, task.definition as CheckTask),
  });
}

function taskFor(scope: WorkspaceFolder | TaskScope, definition: CheckTask): Task {
  const { paths = ['.'], fix = false } = definition;
  const words = ['--yes', 'procfile-doctor', 'check', ...(fix ? ['--fix'] : []), ...paths];
  const run = new ShellExecution('npx', words, { env: { NO_COLOR: '1' } });
  const task = new Task(definition, scope, l10n.t('check'), type, run, problemMatcher);
  task.group = TaskGroup.Test;
  task.detail = l10n.t('Procfile and app_desc.yaml, by the command line of Procfile Doctor');
  return task;
}
