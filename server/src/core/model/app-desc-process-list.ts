import type { ListEdit } from '../text/list-edit.ts';
import type { AppDescProcess } from './app-desc-processes.ts';
import { ListedProcesses } from './listed-processes.ts';

/** The processes of one version of app_desc.yaml, and how they came of those of the version before. */
export class AppDescProcessList extends ListedProcesses {
  readonly edit: ListEdit;
  readonly #processes: readonly AppDescProcess[];

  constructor(processes: readonly AppDescProcess[], former?: AppDescProcessList) {
    super(processes);
    this.#processes = processes;
    this.edit = former
      ? { before: former.edit.after, after: {}, ...replacedIn(former.#processes, processes) }
      : { before: {}, after: {}, at: 0, gone: 0, come: processes.length };
  }
}

function replacedIn(
  before: readonly AppDescProcess[],
  now: readonly AppDescProcess[],
): Pick<ListEdit, 'at' | 'gone' | 'come'> {
  const isStill = (process: AppDescProcess | undefined, former: AppDescProcess | undefined): boolean =>
    process !== undefined && former !== undefined && process.isStill(former);
  const shortest = Math.min(before.length, now.length);
  let at = 0;
  while (at < shortest && isStill(now[at], before[at])) at++;
  let behind = 0;
  while (behind < shortest - at && isStill(now[now.length - 1 - behind], before[before.length - 1 - behind])) behind++;
  return { at, gone: before.length - at - behind, come: now.length - at - behind };
}
