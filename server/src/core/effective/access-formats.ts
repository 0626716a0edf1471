/** How the processes of a file write their access logs. */
import type { Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { programFor } from '../programs/registry.ts';
import type { Project } from '../project/project.ts';
import { isKnown } from '../syntax/shell/ast.ts';
import { effectiveGunicorn } from './gunicorn.ts';

/**
 * The `--access-logformat` of each gunicorn, wherever it is set, and of each hypercorn, if it is on its line; once each, none
 * where it is left as it is or unknown.
 */
export function accessFormats({ processes }: Document, project: Project | undefined): string[] {
  const formats = processes.all.flatMap((process) =>
    (process.command?.invocations ?? []).flatMap((invocation) => formatOf(project, process, invocation) ?? []),
  );
  return [...new Set(formats)];
}

function formatOf(project: Project | undefined, process: Process, invocation: Invocation): string | undefined {
  if (invocation.program === 'gunicorn') {
    const { settings } = effectiveGunicorn(project, process, invocation).command;
    return (settings.written('access_log_format') && settings.text('access_log_format')) || undefined;
  }
  if (invocation.program !== 'hypercorn') return undefined;
  const uses = programFor('hypercorn')?.parse(invocation, undefined).uses ?? [];
  const format = uses.findLast(({ option }) => option.id === 'access_logformat')?.value?.text;
  return format !== undefined && isKnown(format) ? format : undefined;
}
