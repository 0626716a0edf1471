import { type FormerAppDesc, parseAppDesc } from '../syntax/app-desc.ts';
import { appDescProcesses } from './app-desc-processes.ts';
import type { Document } from './document.ts';

/** What a document of app_desc.yaml is made of; `former`: what was read before. */
export function readAppDesc(
  written: Parameters<typeof appDescProcesses>[0],
  former?: FormerAppDesc,
): Pick<Document, 'syntax' | 'processes'> {
  const syntax = parseAppDesc(written.text, former);
  return { syntax, processes: appDescProcesses(written, syntax.root) };
}
