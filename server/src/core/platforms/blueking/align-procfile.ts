import type { ProcfileSyntax } from '../../syntax/procfile/procfile.ts';
import { yamlText } from '../../syntax/yaml/yaml-text.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { ProcessDefinition } from './process-definitions.ts';

/**
 * Edits after which a Procfile, read as YAML, defines exactly these processes. Entries that say the same already stay
 * as they are; undefined when a process has no command in one line.
 */
export function alignProcfile(
  text: string,
  syntax: ProcfileSyntax,
  wanted: ReadonlyMap<string, ProcessDefinition>,
): TextEdit[] | undefined {
  const missing = new Map<string, string>();
  for (const { name, command } of wanted.values()) {
    if (command === undefined) return undefined;
    missing.set(name, command);
  }
  const edits: TextEdit[] = [];
  // From the end, so that the entry that counts is kept if names are equal.
  for (const entry of [...syntax.entries].reverse()) {
    if (entry.kind !== 'process') continue;
    const command = missing.get(entry.name);
    if (command === undefined) {
      const lineBreak = /^(?:\r\n|\r|\n)?/.exec(text.slice(entry.span.end))?.[0].length ?? 0;
      edits.push({ span: span(entry.span.start, entry.span.end + lineBreak), newText: '' });
      continue;
    }
    missing.delete(entry.name);
    if (entry.value?.type === 'string' && entry.value.text.text === command) continue;
    edits.push({ span: entry.span, newText: procfileLine(entry.name, command) });
  }
  if (missing.size > 0) {
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const lines = [...missing].map(([name, command]) => `${procfileLine(name, command)}${eol}`).join('');
    const lead = text === '' || /[\r\n]$/.test(text) ? '' : eol;
    edits.push({ span: span(text.length, text.length), newText: lead + lines });
  }
  return edits.reverse();
}

/** A line of a Procfile that both kinds of platform read as this command where that is possible. */
function procfileLine(name: string, command: string): string {
  return `${name}: ${yamlText(command)}`;
}
