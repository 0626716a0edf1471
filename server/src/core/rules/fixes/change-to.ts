import type { CommandLine } from '../../model/command-line.ts';
import { replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import type { Fix } from '../rule.ts';

/** Writes `name` in place of an argument, or of a part of one; `place` counts from the start of the command line's text. */
export function changeTo(
  command: CommandLine,
  place: Span,
  name: string,
  { preferred = true, safe = false } = {},
): Fix {
  return { title: t('Change to `{name}`', { name }), edits: replaceArgument(command, place, name), preferred, safe };
}
