import { t } from '../../text/l10n.ts';
import { isLostFile } from '../facts/lost-file.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse } from './gunicorn-starts.ts';

export const logToFile: Rule = {
  id: 'gunicorn/log-to-file',
  severity: 'information',
  scope: 'process',
  deployed: true,
  title: t('Gunicorn writes its log to a file in the container instead of the platform’s log.'),
  explanation: t(
    'A platform collects what processes write to their standard output and error. Gunicorn’s own messages, such as WORKER TIMEOUT and the tracebacks of failed requests, go to the error log: in a file they appear in no log of the platform, and end with the container. `-` stands for the standard output of the access log and the standard error of the error log, which is where the error log goes by itself.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/config.py (AccessLog, Errorlog)',
    'https://12factor.net/logs',
    'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const setting of ['accesslog', 'errorlog']) {
        const value = lastUse(start, setting)?.values[0];
        if (!value || !isLostFile(context, start.command, value.text)) continue;
        yield {
          span: start.command.toDocument(value.span),
          message: t(
            'What is written to {file} does not appear in the platform’s log, and is gone with the container.',
            {
              file: value.text,
            },
          ),
          fixes: () => [changeTo(start.command, value.span, '-', { preferred: true })],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi --error-logfile «/var/log/gunicorn.log»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi --error-logfile -\n',
      },
      {
        text: 'web: gunicorn wsgi --access-logfile=«logs/access.log» --log-file -\n',
        platform: 'blueking',
        fixed: 'web: gunicorn wsgi --access-logfile=- --log-file -\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --access-logfile - --error-logfile -\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi --access-logfile /dev/stdout\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi --access-logfile /app/v3logs/web-json.log\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi --access-logfile $LOG\n', platform: 'heroku' },
      { text: 'web: tail -F a.log & gunicorn wsgi --access-logfile a.log\n', platform: 'heroku' },
    ],
  },
};
