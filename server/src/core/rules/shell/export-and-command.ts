import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

export const exportAndCommand: Rule = {
  id: 'shell/export-and-command',
  severity: 'error',
  scope: 'process',
  text: /\bexport\s/,
  title: t('A command stands behind export, which takes it for names of variables.'),
  explanation: t(
    '`export A=1 gunicorn wsgi:app` starts nothing: every word behind `export` is the name of a variable, and `wsgi:app` can be none. Write `export A=1 && gunicorn wsgi:app`, or `A=1 gunicorn wsgi:app`.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.14 export', 'test/unit/rules/no-such-program.test.ts (sh)'],
  *check(context) {
    for (const { command, script } of scriptsOf(context)) {
      for (const { words } of script.commands) {
        const [program, ...rest] = words;
        if (program?.value.text !== 'export') continue;
        const at = rest.findIndex(({ value }) => !/=/.test(value.text) && !/^-[a-z]$/.test(value.text));
        const first = rest[at];
        // At least one word that can be no name: `export A B` is right.
        const isCommand = rest
          .slice(at)
          .some(({ value, splits }) => !splits && isKnown(value.text) && !/^[A-Za-z_]\w*(?:=|$)/.test(value.text));
        if (!first || at === 0 || !isCommand || !isKnown(first.value.text)) continue;
        yield {
          span: command.toDocument(span(first.span.start, rest.at(-1)?.span.end ?? first.span.end)),
          message: t(
            '`export` takes these words for names of variables: nothing is started. Put `&&` in front of `{word}`.',
            {
              word: first.value.text,
            },
          ),
          fixes: () => [
            {
              title: t('Put `&&` in front of `{word}`', { word: first.value.text }),
              edits: [
                { span: command.toDocument(span(first.span.start, first.span.start)), newText: command.encode('&& ') },
              ],
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
      {
        text: 'web: export A=1 «gunicorn wsgi:app»\n',
        platform: 'heroku',
        fixed: 'web: export A=1 && gunicorn wsgi:app\n',
      },
    ],
    good: [
      { text: 'web: export A=1 B C && gunicorn wsgi:app\n', platform: 'heroku' },
      { text: 'web: export A=1; gunicorn wsgi:app\n', platform: 'heroku' },
      { text: 'web: export -p A=$(x y) && gunicorn wsgi:app\n', platform: 'heroku' },
      { text: 'web: export $(cat .env | xargs) && gunicorn wsgi:app\n', platform: 'heroku' },
    ],
  },
};
