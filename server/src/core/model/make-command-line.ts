import type { Script } from '../syntax/shell/ast.ts';
import { parseScript } from '../syntax/shell/parse.ts';
import { encodeScalarText, type ScalarStyle } from '../syntax/yaml/scalar-style.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { CommandLine } from './command-line.ts';
import { findInvocations } from './invocations.ts';

/**
 * The longest argument that Linux accepts, in bytes of UTF-8; a shell gets its command as one argument (`sh -c
 * COMMAND`). MAX_ARG_STRLEN, 32 pages with the final NUL (torvalds/linux:include/uapi/linux/binfmts.h).
 */
export const MAX_COMMAND_BYTES = 131_071;

/** A command line that a shell will read. One too long for any shell is not parsed. */
export function commandLine(text: MappedText, style: ScalarStyle): CommandLine {
  return commandLineOf(text, style, parseScript(isTooLong(text) ? '' : text.text), 'line');
}

/** True when the text certainly exceeds `MAX_COMMAND_BYTES`: it has more UTF-16 units than bytes are allowed. */
export function isTooLong({ text }: MappedText): boolean {
  return text.length > MAX_COMMAND_BYTES;
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
