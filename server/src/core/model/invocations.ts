import type { Script } from '../syntax/shell/ast.ts';
import { span } from '../text/span.ts';
import type { Invocation } from './command-line.ts';

/** Every program that a script starts. */
export function findInvocations(script: Script): readonly Invocation[] {
  return script.commands.flatMap((command, i): Invocation[] => {
    const [program, ...words] = command.words;
    if (!program) return [];
    const end = words.at(-1)?.span.end ?? program.span.end;
    return [
      {
        program: program.value.text.replace(/^.*\//, ''),
        programSpan: program.span,
        span: span(program.span.start, end),
        arguments: words,
        environment: command.assignments,
        wrappers: [],
        directory: undefined,
        command,
        isMain: i === script.commands.length - 1,
      },
    ];
  });
}
