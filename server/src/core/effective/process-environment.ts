import type { Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { type Assignment, UNKNOWN } from '../syntax/shell/ast.ts';
import { MappedText } from '../text/mapped-text.ts';

/**
 * The variables a program finds: those before it on the command line, else those the file gives to the process. The
 * latter stand at the program's own word, as the command line has no other place for them.
 */
export function processEnvironment(process: Process, invocation: Invocation): readonly Assignment[] {
  if (process.variables.length === 0) return invocation.environment;
  const span = invocation.programSpan;
  const given = process.variables.map(({ name, value = UNKNOWN }): Assignment => {
    const text = MappedText.builder().piece(value, span).build(span);
    const word = { span, value: text, quoting: 'single', splits: false, globs: false, expansions: [] } as const;
    return { span, name, nameSpan: span, value: word };
  });
  return [...given, ...invocation.environment];
}
