import { type GivenOption, removeArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { ProgramStart } from '../facts/program-starts.ts';
import type { Fix } from '../rule.ts';

/** A fix that removes an option and its value from the command; `flag` is its name in the title. */
export function removeOption(
  { command, invocation }: Pick<ProgramStart, 'command' | 'invocation'>,
  given: GivenOption,
  { flag = given.flag.text, preferred = true, safe = true } = {},
): Fix {
  return {
    title: t('Remove `{flag}`', { flag }),
    edits: removeArgument(command, invocation, given),
    preferred,
    safe,
  };
}
