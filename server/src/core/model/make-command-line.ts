import { encodeScalarText, type ScalarStyle } from '../syntax/scalar-style.ts';
import type { Script } from '../syntax/shell/ast.ts';
import { parseScript } from '../syntax/shell/parse.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { CommandLine } from './command-line.ts';
import { findInvocations } from './invocations.ts';

/** A command line from text that a shell will read. */
export function commandLine(text: MappedText, style: ScalarStyle): CommandLine {
  return commandLineOf(text, style, parseScript(text.text), 'line');
}

/** A command line whose words are known already (`command` and `args` lists, which no shell reads). */
export function commandLineOf(
  text: MappedText,
  style: ScalarStyle,
  script: Script,
  form: CommandLine['form'],
): CommandLine {
  return {
    text,
    style,
    form,
    script,
    invocations: findInvocations(script),
    toDocument: (span) => text.toSource(span),
    encode: (inserted) => encodeScalarText(inserted, style),
  };
}
