import { type FormerAppDesc, parseAppDesc } from '../syntax/app-desc.ts';
import { type AppDescSource, appDescProcesses } from './app-desc-processes.ts';
import type { Document } from './document.ts';
import { ListedProcesses } from './listed-processes.ts';

/** The parts of a document of app_desc.yaml; `former`: the parts of the version before. */
export function readAppDescText(source: AppDescSource, former?: FormerAppDesc): Pick<Document, 'syntax' | 'processes'> {
  const syntax = parseAppDesc(source.text, former);
  return { syntax, processes: new ListedProcesses(appDescProcesses(source, syntax.root)) };
}
