import { EXECVP } from '../../model/wrappers/registry.ts';
import type { RuleContext } from '../rule.ts';

/** `$(NAME)`, `export`, shells and programs that start others, `NAME= value`. */
const ANYWHERE = new RegExp(`\\$\\([A-Z]|(?<![-.])\\b(?:export|exec|\\w*sh|${EXECVP.join('|')})\\s|\\b\\w+=\\s`);
/** The beginning of a command that no program has for a name: `web:`, `app:app`, `$`, `-w`, `2`, `NAME =`. */
const AT_START = /(?:^|[;&|("'`\n{])\s*(?:\w+=\S*\s+)*(?:[-$\d]|[A-Za-z_][\w.-]*(?::|\s+=))/;

/** Whether anything here looks as if the shell finds no program; nothing is said by these rules where nothing does. */
export function mayStartNothing({ document }: RuleContext): boolean {
  return document.processes.all.some(
    ({ command }) => command && (ANYWHERE.test(command.text.text) || AT_START.test(command.text.text)),
  );
}
