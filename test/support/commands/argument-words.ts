import type { Assignment, Word } from '../../../server/src/core/syntax/shell/ast.ts';
import { MappedText } from '../../../server/src/core/text/mapped-text.ts';

/** Words as the shell hands them on, one space apart; each stands for itself (an UNKNOWN character for an expansion). */
export function argumentWords(argv: readonly string[], start = 0): readonly Word[] {
  let at = start;
  return argv.map((text) => {
    const value = MappedText.verbatim(text, at);
    at += text.length + 1;
    return { span: value.source, value, quoting: 'none', splits: false, globs: false, expansions: [] };
  });
}

/** `NAME=value` prefixes of a command. */
export function assignments(variables: Readonly<Record<string, string>>): readonly Assignment[] {
  return Object.entries(variables).flatMap(([name, text]) =>
    argumentWords([text]).map((value) => ({ span: value.span, name, nameSpan: value.span, value })),
  );
}
