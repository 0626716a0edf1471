import { type Script, UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../../server/src/core/syntax/shell/parse.ts';

/** A command line as one line of text: `A=b [word] [word] >(file) &&`; `…` stands for an unknown part. */
export function show(text: string): string {
  return showScript(parseScript(text));
}

function showScript(script: Script): string {
  return script.commands
    .map((command) => {
      const parts = [
        ...command.assignments.map(({ name, value }) => `${name}=${value.value.text}`),
        ...command.words.map(({ value }) => `[${value.text}]`),
        ...command.redirections.map(({ operator, target }) => `${operator}(${target?.value.text ?? ''})`),
        ...(command.connector === 'end' ? [] : [command.connector]),
      ];
      return parts.join(' ').replaceAll(UNKNOWN, '…');
    })
    .join(' ');
}

/** What the parser finds wrong, with the text it points at: `missing-command &&`. */
export function showErrors(text: string): string[] {
  return parseScript(text).errors.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}
