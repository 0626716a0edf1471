/** app_desc.yaml from a Procfile: the same processes with the same commands, and what the platform demands besides. */
import type { ProcfileSyntax } from '../../../syntax/procfile/procfile.ts';
import { yamlText } from '../../../syntax/yaml/yaml-text.ts';
import type { SpecVersion } from '../schema/field.ts';
import { serviceOf } from './services.ts';

interface CreateOptions {
  readonly version: SpecVersion;
  /** As `language` takes it: `Python`, `NodeJS`, … */
  readonly language: string;
}

/** Undefined for a Procfile without a process. Comments stay with the process below them. */
export function createAppDesc(text: string, syntax: ProcfileSyntax, options: CreateOptions): string | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const processes = readProcesses(text, syntax);
  if (processes.length === 0) return undefined;
  const lines = options.version === 2 ? linesV2(processes, options) : linesV3(processes, options);
  return lines.map((line) => line + eol).join('');
}

interface NamedCommand {
  readonly name: string;
  readonly command: string;
  /** The comments above it, with their `#`. */
  readonly comments: readonly string[];
}

/** If names are equal, the last command counts, at the place of the first. */
function readProcesses(text: string, { entries }: ProcfileSyntax): NamedCommand[] {
  const processes = new Map<string, NamedCommand>();
  let comments: string[] = [];
  for (const { kind, span, name, value } of entries) {
    if (kind === 'comment') {
      const comment = text.slice(span.start, span.end).trim();
      if (comment.startsWith('#')) comments.push(comment);
    } else if (kind === 'process' && value && value.type !== 'null') {
      processes.set(name, { name, command: value.text.text.trim(), comments });
      comments = [];
    }
  }
  return [...processes.values()];
}

function linesV2(processes: readonly NamedCommand[], { language }: CreateOptions): string[] {
  return [
    'spec_version: 2',
    'module:',
    `  language: ${yamlText(language)}`,
    '  processes:',
    ...processes.flatMap(({ name, command, comments }) => [
      ...comments.map((comment) => `    ${comment}`),
      `    ${yamlText(name)}:`,
      `      command: ${yamlText(command)}`,
    ]),
  ];
}

function linesV3(processes: readonly NamedCommand[], { language }: CreateOptions): string[] {
  return [
    'specVersion: 3',
    'module:',
    `  language: ${yamlText(language)}`,
    '  spec:',
    '    processes:',
    ...processes.flatMap(({ name, command, comments }) => [
      ...comments.map((comment) => `      ${comment}`),
      `      - name: ${yamlText(name)}`,
      `        procCommand: ${yamlText(command)}`,
      ...serviceLines(name),
    ]),
  ];
}

function serviceLines(process: string): string[] {
  const { name, protocol, targetPort, port, exposedType } = serviceOf(process);
  return [
    '        services:',
    `          - name: ${yamlText(name)}`,
    `            protocol: ${protocol}`,
    `            targetPort: ${targetPort}`,
    `            port: ${port}`,
    ...(exposedType ? ['            exposedType:', `              name: ${exposedType}`] : []),
  ];
}
