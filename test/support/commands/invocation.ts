import type { Invocation } from '../../../server/src/core/model/command-line.ts';
import type { Assignment, SimpleCommand } from '../../../server/src/core/syntax/shell/ast.ts';
import { argumentWords } from './argument-words.ts';

/** A program started with these arguments, each as the shell hands it on, and variables set for it alone. */
export function invocationOf(
  program: string,
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Invocation {
  const environment: Assignment[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(variables)) {
    const [value] = argumentWords([text], at + name.length + 1);
    if (!value) continue;
    const nameSpan = { start: at, end: at + name.length };
    environment.push({ span: { start: at, end: value.span.end }, name, nameSpan, value });
    at = value.span.end + 1;
  }
  const [programWord, ...words] = argumentWords([program, ...argv], at);
  const programSpan = programWord?.span ?? { start: at, end: at };
  const span = { start: 0, end: words.at(-1)?.span.end ?? programSpan.end };
  const command: SimpleCommand = {
    span,
    assignments: environment,
    words: programWord ? [programWord, ...words] : [],
    redirections: [],
    connector: 'end',
    connectorSpan: undefined,
    background: false,
    group: undefined,
  };
  return {
    program,
    programSpan,
    span,
    arguments: words,
    environment,
    without: [],
    wrappers: [],
    directory: '.',
    command,
    isMain: true,
  };
}
