import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { expansionsOf } from './shell-problems.ts';

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
    for (const { command, expansion, text } of expansionsOf(context)) {
      const name = expansion.script && /^\$\(([A-Z][A-Z0-9_]*)\)$/.exec(text)?.[1];
      if (name === undefined) continue;
      yield {
        span: command.toDocument(expansion.span),
        message: t('`$({name})` runs a program named {name}. The variable is `${name}`.', { name }),
        fixes: () => [changeTo(command, expansion.span, `\${${name}}`)],
      };
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
