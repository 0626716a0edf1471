import type { SimpleCommand } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

export const cdWithoutAnd: Rule = {
  id: 'shell/cd-without-and',
  severity: 'hint',
  scope: 'process',
  text: /;/,
  title: t('After a failed `cd` the rest runs in the wrong folder.'),
  explanation: t(
    'With `;` the shell goes on when the folder does not exist, and the program starts somewhere else and fails with a message about a missing module. With `&&` the process ends with the message of `cd`.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.3; cd'],
  *check(context) {
    for (const { command, script } of scriptsOf(context)) {
      if (script.errors.length > 0 || script.commands.some(setsErrexit)) continue;
      for (const [i, one] of script.commands.entries()) {
        const place = one.connectorSpan;
        if (one.words[0]?.value.text !== 'cd' || one.connector !== ';' || !place || !script.commands[i + 1]) continue;
        if (one.group?.kind === 'compound' || script.commands[i + 1]?.group !== one.group) continue;
        yield {
          span: command.toDocument(one.span),
          message: t('If this `cd` fails, the rest of the line runs all the same. Write `&&` after it.'),
          fixes: () => [
            {
              title: t('Go on only if it succeeds: `&&`'),
              edits: [{ span: command.toDocument(place), newText: command.encode(' &&') }],
              preferred: true,
              safe: false,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: «cd src»; gunicorn wsgi\n', fixed: 'web: cd src && gunicorn wsgi\n' },
      { text: 'web: bash -c "«cd src»; gunicorn wsgi"\n', fixed: 'web: bash -c "cd src && gunicorn wsgi"\n' },
    ],
    good: [
      { text: 'web: cd src && gunicorn wsgi\n' },
      { text: 'web: set -e; cd src; gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: cd src || exit 1; gunicorn wsgi\n' },
      { text: 'web: gunicorn wsgi --chdir src; cd .\n' },
    ],
  },
};

function setsErrexit({ words: [program, ...rest] }: SimpleCommand): boolean {
  return program?.value.text === 'set' && rest.some(({ value }) => /^-[a-z]*e/.test(value.text));
}
