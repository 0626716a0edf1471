import { type FormerAppDesc, parseAppDesc } from '../syntax/app-desc.ts';
import { AppDescProcessList } from './app-desc-process-list.ts';
import { type AppDescSource, appDescProcesses } from './app-desc-processes.ts';
import type { Document, ProcessList } from './document.ts';

/** The version before, with its processes. */
interface FormerAppDescText extends FormerAppDesc {
  readonly processes: ProcessList;
}

/** The parts of a document of app_desc.yaml; `former`: the parts of the version before. */
export function readAppDescText(
  source: AppDescSource,
  former?: FormerAppDescText,
): Pick<Document, 'syntax' | 'processes'> {
  const syntax = parseAppDesc(source.text, former);
  const before = former?.processes instanceof AppDescProcessList ? former.processes : undefined;
  return { syntax, processes: new AppDescProcessList(appDescProcesses(source, syntax.root), before) };
}
