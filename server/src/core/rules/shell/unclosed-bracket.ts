import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { ifRead, shellProblems } from './shell-problems.ts';

const ENDS: Readonly<Record<string, string>> = {
  '$(': ')',
  '${': '}',
  '$((': '))',
  '(': ')',
  '<(': ')',
  '>(': ')',
  '{': '; }',
  if: '; fi',
  while: '; done',
  until: '; done',
  for: '; done',
  select: '; done',
  case: ';; esac',
};

export const unclosedBracket: Rule = {
  id: 'shell/unclosed-bracket',
  severity: 'error',
  scope: 'process',
  title: t('A bracket, or a word such as `if`, has no end.'),
  explanation: t(
    'The shell looks for the end of `$(…)`, `${…}`, `(…)`, `{ …; }`, `if … fi`, `while … done` and `case … esac` and refuses the command when there is none. `}` and the closing words count only where a command could begin: after `;`.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.6 and 2.9.4', 'test/unit/syntax/shell/against-sh.test.ts (sh -n)'],
  *check(context) {
    for (const { command, error, isRead } of shellProblems(context, ['unclosed-expansion', 'unclosed-group'])) {
      const opener = command.text.text.slice(error.span.start, error.span.end);
      const message = t('This `{opener}` has no `{end}`: the whole command is refused.', {
        opener,
        end: ENDS[opener] ?? ')',
      });
      yield { span: command.toDocument(error.span), ...ifRead(isRead, message) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -b 0.0.0.0:«${»PORT\n' },
      { text: 'web: gunicorn wsgi -w «$(»nproc\n' },
      { text: 'web: «{» ./migrate && gunicorn wsgi }\n' },
      { text: 'web: «if» test -n "$A"; then gunicorn a; else gunicorn b\n' },
      { text: 'web: bash -c "«(»cd src && gunicorn wsgi"\n', platform: 'blueking' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b 0.0.0.0:${PORT:-$((8000 + 1))} -w $(nproc)\n' },
      { text: 'web: { ./migrate && gunicorn wsgi; }\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -n "a (b" -n {c\n' },
    ],
  },
};
