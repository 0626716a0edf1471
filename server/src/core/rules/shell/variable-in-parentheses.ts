import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

export const variableInParentheses: Rule = {
  id: 'shell/variable-in-parentheses',
  severity: 'error',
  scope: 'process',
  text: /\$\([A-Z]/,
  title: t('Parentheses run a program; a variable stands in braces.'),
  explanation: t(
    '`$(PORT)` starts a program named PORT, finds none, and leaves nothing in its place. The variable is `$PORT` or `${PORT}`. (`$(PORT)` is right in the files of uWSGI, Make and Kubernetes.)',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.6.2 and 2.6.3'],
  *check(context) {
    // Kubernetes puts variables into `$(NAME)`, and BlueKing leaves some commands to it.
    if (context.platform.id === 'blueking') return;
    // A script in double quotes shares its expansions with the word that holds it.
    const seen = new Set<object>();
    for (const { command, script } of scriptsOf(context)) {
      for (const { words, assignments } of script.commands) {
        for (const word of [...words, ...assignments.map(({ value }) => value)]) {
          for (const { span, script: inner } of word.expansions) {
            const name = /^\$\(([A-Z][A-Z0-9_]*)\)$/.exec(command.text.text.slice(span.start, span.end))?.[1];
            if (!inner || name === undefined || seen.has(inner)) continue;
            seen.add(inner);
            yield {
              span: command.toDocument(span),
              message: t('`$({name})` runs a program named {name}. The variable is `${name}`.', { name }),
              fixes: () => [
                {
                  title: t('Change to `{name}`', { name: `\${${name}}` }),
                  edits: [{ span: command.toDocument(span), newText: command.encode(`\${${name}}`) }],
                  preferred: true,
                  safe: false,
                },
              ],
            };
          }
        }
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: uwsgi -w app --http-socket :«$(PORT)»\n',
        platform: 'heroku',
        fixed: 'web: uwsgi -w app --http-socket :${PORT}\n',
      },
      {
        text: 'web: sh -c "gunicorn wsgi -b :«$(PORT)»"\n',
        platform: 'generic',
        fixed: 'web: sh -c "gunicorn wsgi -b :${PORT}"\n',
      },
    ],
    good: [
      { text: "web: uwsgi -w app --http-socket ':$(PORT)'\n", platform: 'heroku' },
      { text: 'web: A=$(pwd) gunicorn wsgi -w $((N * 2))\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b :$(PORT)\n', platform: 'blueking' },
    ],
  },
};
