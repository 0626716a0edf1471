import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { problemsOf } from './entry-problems.ts';

export const indentedLine: Rule = {
  id: 'procfile/indented-line',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A line is indented: only BlueKing takes it as part of the line above.'),
  explanation: t(
    'Heroku, dokku, foreman and honcho read a Procfile line by line. A line that begins with a space is no process to them and is ignored (dokku and the cloud native builders of Heroku take the space away and read it as a process of its own, or refuse the file). Write a command in one line.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'nickstenning/honcho:honcho/environ.py',
    'dokku/procfile-util:procfile/parse.go',
    'heroku/buildpacks-procfile:src/procfile.rs',
  ],
  *check({ document, platform }) {
    for (const { problem } of problemsOf(document, 'indented-line')) {
      yield {
        span: problem.span,
        severity: platform.id === 'heroku' ? 'error' : 'warning',
        message: t('Platforms that read line by line ignore this indented line. Put the whole command on one line.'),
      };
    }
  },
  examples: {
    bad: [{ text: 'web: gunicorn wsgi\n«  -w 4»\n', platform: 'heroku' }],
    good: [
      { text: 'web: gunicorn wsgi\n  -w 4\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi\n  # four workers\n', platform: 'heroku' },
    ],
  },
};
