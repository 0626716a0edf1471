import type { ProcfileSyntax } from '../syntax/procfile.ts';
import type { Process } from './document.ts';
import { commandLine } from './make-command-line.ts';

export function procfileProcesses(syntax: ProcfileSyntax): Process[] {
  const processes: Process[] = [];
  for (const entry of syntax.entries) {
    if (entry.kind !== 'process') continue;
    const { name, nameSpan, span, value } = entry;
    const command = value && value.type !== 'null' ? commandLine(value.text, value.style) : undefined;
    processes.push({
      name,
      nameSpan,
      span,
      role: 'process',
      module: undefined,
      sourceDirectory: undefined,
      variables: [],
      command,
    });
  }
  return processes;
}
