/**
 * The two places that may define the processes of a module, and what the platform compares
 * (TencentBlueKing/blueking-paas: …/declarative/deployment/resources.py and controller.py).
 */

import { oncePer } from '../../caches/once-per.ts';
import { APP_DESC_FILES } from '../../model/file-names.ts';
import type { Project } from '../../project/project.ts';
import { parseAppDesc } from '../../syntax/app-desc.ts';
import { refusedByYaml } from '../../syntax/procfile/entry.ts';
import { type ProcfileSyntax, parseProcfile } from '../../syntax/procfile/procfile.ts';
import { resolvePlain } from '../../syntax/yaml/yaml-1-1.ts';
import { stringOf } from '../../syntax/yaml/yaml-value.ts';
import type { Span } from '../../text/span.ts';
import { type AppDesc, type AppDescModule, readAppDesc } from './app-desc.ts';

export interface ProcessDefinition {
  readonly name: string;
  readonly nameSpan: Span;
  /** undefined for a process of version 3 that is written as `command` and `args`: no Procfile can say the same. */
  readonly command: string | undefined;
}

/**
 * The processes of a Procfile by name, the last of equal ones; undefined when the platform refuses the Procfile, or its
 * values are not plain.
 */
export function procfileDefinitions(syntax: ProcfileSyntax): ReadonlyMap<string, ProcessDefinition> | undefined {
  const definitions = new Map<string, ProcessDefinition>();
  for (const { kind, name, nameSpan, value, problems } of syntax.entries) {
    if (kind === 'comment') continue;
    if (kind !== 'process' || problems.some(refusedByYaml)) return undefined;
    const text = value?.text.text ?? 'None';
    const command = value === undefined || value.type === 'string' ? text : resolvePlain(text).text;
    if (command === undefined || (value?.type === 'other' && /^[[{]/.test(text))) return undefined;
    definitions.set(name, { name, nameSpan, command });
  }
  return definitions.size > 0 ? definitions : undefined;
}

/** The processes of a module by name, the last of equal ones. */
export function appDescDefinitions({ processes }: AppDescModule): ReadonlyMap<string, ProcessDefinition> {
  return new Map(processes.map(({ name, nameSpan, command }) => [name, { name, nameSpan, command: command?.text }]));
}

/** The other file, for messages and edits. */
interface OtherFile {
  readonly uri: string;
  readonly text: string;
}

interface OtherProcfile extends OtherFile {
  readonly syntax: ProcfileSyntax;
}

/** The Procfile that a deploy of the module will find; undefined when there is none, or it cannot be known. */
export function procfileOf(project: Project, module: AppDescModule): OtherProcfile | undefined {
  const directory = directoryOf(module);
  const own = directory === undefined ? undefined : project.at(directory);
  // A directory that was not read may contain a Procfile of its own.
  if (directory !== undefined && own?.has('Procfile') === undefined) return undefined;
  const place = own?.has('Procfile') ? own : project;
  const text = place.file('Procfile');
  if (text === undefined) return undefined;
  return { uri: `${place.folder}/Procfile`, text, syntax: parseProcfile(text, 'yaml') };
}

/** `source_dir` where it is another directory than that of the file. */
export function directoryOf({ sourceDir }: Pick<AppDescModule, 'sourceDir'>): string | undefined {
  const written = stringOf(sourceDir)?.trim();
  return written === undefined || /^(?:\.?\/*)*$/.test(written) ? undefined : written;
}

interface OtherAppDesc extends OtherFile {
  readonly appDesc: AppDesc;
}

/** The app_desc.yaml of a folder; read once for each snapshot of it. */
export const appDescOf = oncePer((project: Project): OtherAppDesc | undefined => {
  const path = APP_DESC_FILES.find((name) => project.file(name) !== undefined);
  const text = path && project.file(path);
  if (text === undefined) return undefined;
  return { uri: `${project.folder}/${path}`, text, appDesc: readAppDesc(parseAppDesc(text)) };
});
