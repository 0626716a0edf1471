import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { ifRead, shellProblems } from './shell-problems.ts';

export const missingCommand: Rule = {
  id: 'shell/missing-command',
  severity: 'error',
  scope: 'process',
  title: t('An operator has nothing after it.'),
  explanation: t(
    'After `&&`, `||` and `|` the shell expects a command, after `>` and `<` the name of a file. Often the line was cut, or the rest stands on the next line, which a Procfile does not join.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.10', 'test/unit/syntax/shell/against-sh.test.ts (sh -n)'],
  *check(context) {
    const kinds = ['missing-command', 'missing-redirection-target'] as const;
    for (const { command, error, isNested, isRead } of shellProblems(context, kinds)) {
      const { text } = command.text;
      const operator = text.slice(error.span.start, error.span.end);
      const isCommand = error.kind === 'missing-command';
      const start = text.slice(0, error.span.start).trimEnd().length;
      yield {
        span: command.toDocument(error.span),
        ...ifRead(
          isRead,
          isCommand
            ? t('No command follows `{operator}`: the whole line is refused.', { operator })
            : t('No file follows `{operator}`: the whole line is refused.', { operator }),
        ),
        ...(!isNested &&
          isCommand && {
            fixes: () => [
              {
                title: t('Remove `{operator}`', { operator }),
                edits: [{ span: command.toDocument(span(start, error.span.end)), newText: '' }],
                preferred: true,
                safe: false,
              },
            ],
          }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: ./migrate «&&»\nworker: run x\n', fixed: 'web: ./migrate\nworker: run x\n' },
      { text: 'web: gunicorn wsgi «|»\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: gunicorn wsgi «2>»\n' },
      { text: 'web: bash -c "gunicorn wsgi «||»"\n', platform: 'blueking' },
    ],
    good: [{ text: 'web: ./migrate && gunicorn wsgi >log 2>&1;\n' }, { text: 'web: gunicorn wsgi -n "a &&"\n' }],
  },
};
