import type { CommandLine } from '../../model/command-line.ts';
import { insertBefore } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import type { Fix } from '../rule.ts';

/** Puts a word that is missing in front of an argument; `place` counts from the start of the command line's text. */
export function addBefore(command: CommandLine, place: Span, text: string, { safe = false } = {}): Fix {
  return {
    title: t('Add `{option}`', { option: text }),
    edits: insertBefore(command, place, text),
    preferred: true,
    safe,
  };
}
