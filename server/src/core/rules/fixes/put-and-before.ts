import type { CommandLine } from '../../model/command-line.ts';
import { insertBefore } from '../../programs/argument-edits.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import type { Fix } from '../rule.ts';

/** Makes a command of its own of what begins with this word. */
export function putAndBefore(command: CommandLine, word: Word): Fix {
  return {
    title: t('Put `&&` in front of `{word}`', { word: word.value.text }),
    edits: insertBefore(command, word.span, '&&'),
    preferred: true,
    safe: false,
  };
}
