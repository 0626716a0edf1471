import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { ifRead, scriptsOf } from './shell-problems.ts';

export const onlyComment: Rule = {
  id: 'shell/only-comment',
  severity: 'warning',
  scope: 'process',
  text: /^\s*#/,
  title: t('The whole command is a comment.'),
  explanation: t(
    'To a shell `#` begins a comment: the command starts nothing and ends at once, which the platform takes for a crash. To leave a process out put the `#` in front of its name.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.3', 'devcenter.heroku.com/articles/dynos'],
  *check(context) {
    for (const { command, script, isNested, isRead } of scriptsOf(context)) {
      if (isNested || script.commands.length > 0 || script.errors.length > 0) continue;
      const [comment] = script.comments;
      if (!comment) continue;
      yield {
        span: command.toDocument(span(comment.start, comment.end)),
        ...ifRead(isRead, t('This is a comment to the shell: nothing is started.')),
      };
    }
  },
  examples: {
    bad: [{ text: 'worker: «# celery -A proj worker»\n', platform: 'heroku' }],
    good: [
      { text: '# worker: celery -A proj worker\nweb: gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi # celery -A proj worker\n', platform: 'heroku' },
    ],
  },
};
