/** How the processes of a file write their access logs. */
import type { Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { programFor } from '../programs/registry.ts';
import type { Project } from '../project/project.ts';
import { isKnown } from '../syntax/shell/ast.ts';
import { projectOf, startDirectory } from './application-place.ts';
import { effectiveGunicorn } from './gunicorn.ts';
import { hypercornText } from './hypercorn-config.ts';
import { PerProject } from './per-project.ts';

/** The `--access-logformat` of each gunicorn and hypercorn, wherever it is set; once each, none where it is unknown or left as it is. */
export function accessFormats(document: Document, project: Project | undefined): string[] {
  const known = remembered.of(project);
  const make = (process: Process) =>
    (process.command?.invocations ?? []).flatMap((invocation) => formatOf(project, process, invocation) ?? []);
  const formats = new Set<string>();
  for (let i = 0; i < document.processes.length; i++) {
    for (const format of known.at(document, i, make) ?? []) formats.add(format);
  }
  return [...formats];
}

const remembered = new PerProject<readonly string[]>(
  (formats) => formats,
  () => true,
);

function formatOf(project: Project | undefined, process: Process, invocation: Invocation): string | undefined {
  if (invocation.program === 'gunicorn') {
    const { settings } = effectiveGunicorn(project, process, invocation).command;
    return (settings.written('access_log_format') && settings.text('access_log_format')) || undefined;
  }
  return invocation.program === 'hypercorn' ? hypercornFormat(projectOf(project, process), invocation) : undefined;
}

/** Its line counts more than its file; there is no file without `--config`. */
function hypercornFormat(project: Project | undefined, invocation: Invocation): string | undefined {
  const uses = programFor('hypercorn')?.parse(invocation, undefined).uses ?? [];
  const written = (id: string) => uses.findLast(({ option }) => option.id === id)?.value?.text;
  const directory = startDirectory(invocation);
  const config = written('config');
  const format =
    written('access_logformat') ??
    (project && directory !== undefined && config !== undefined
      ? hypercornText(project, directory, config, 'access_log_format')
      : undefined);
  return format !== undefined && isKnown(format) ? format : undefined;
}
