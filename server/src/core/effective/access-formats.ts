/** How the processes of a file write their access logs. */
import type { Document } from '../model/document.ts';
import type { Project } from '../project/project.ts';
import { effectiveGunicorn } from './gunicorn.ts';

/** The `--access-logformat` of each gunicorn, wherever it is set, once each; none where it is left as it is or unknown. */
export function accessFormats({ processes }: Document, project: Project | undefined): string[] {
  const formats = processes.flatMap((process) =>
    (process.command?.invocations ?? [])
      .filter(({ program }) => program === 'gunicorn')
      .map((invocation) => effectiveGunicorn(project, process, invocation).command.settings)
      .flatMap((settings) => (settings.written('access_log_format') && settings.text('access_log_format')) || []),
  );
  return [...new Set(formats)];
}
