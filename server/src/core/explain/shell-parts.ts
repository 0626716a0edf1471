import type { Assignment, Redirection, SimpleCommand } from '../syntax/shell/ast.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Explanation } from './explanation.ts';

const REDIRECTION = 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_07';

/**
 * Where a redirection sends what the program writes; undefined for those that a process hardly has (`<<`, `3>`) and for
 * `&>`, which is two operators in a plain shell.
 */
export function explainRedirection({ operator, target }: Redirection, title: string): Explanation | undefined {
  const meaning = target && meaningOf(operator, target.value.text);
  return meaning && { title, paragraphs: meaning, facts: [], documentation: REDIRECTION };
}

function meaningOf(operator: string, target: string): readonly Text[] | undefined {
  if (operator === '2>&' && target === '1') {
    return [
      t('The standard error goes where the standard output goes at this point of the line.'),
      t('A redirection of the standard output that stands behind it changes nothing about that.'),
    ];
  }
  if (operator === '>&' && target === '2') return [t('The standard output goes where the standard error goes.')];
  const [, what, operation] = /^([12]?)(>\||>>|>)$/.exec(operator) ?? [];
  if (operation === undefined) return undefined;
  const written = what === '2' ? t('The standard error') : t('The standard output');
  if (target === '/dev/null')
    return [t('{written} is thrown away: the log of the platform has nothing of it.', { written })];
  return [
    operation === '>>'
      ? t('{written} is appended to this file.', { written })
      : t('{written} goes into this file, which is emptied first.', { written }),
    t('The log of the platform has nothing of it, and the file is gone with the instance unless a volume keeps it.'),
  ];
}

/** A `NAME=value` before a program, or by itself. */
export function explainAssignment(
  { name }: Assignment,
  { words }: SimpleCommand,
  meaning: Text | undefined,
): Explanation {
  const effect =
    words.length > 0
      ? t('Sets the environment variable for this command only.')
      : t('Sets a variable of the shell. Programs see it when it is exported, or was in the environment before.');
  return { title: name, paragraphs: meaning ? [effect, meaning] : [effect], facts: [], documentation: undefined };
}
