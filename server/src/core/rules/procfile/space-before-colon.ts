import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { problemsOf } from './entry-problems.ts';

export const spaceBeforeColon: Rule = {
  id: 'procfile/space-before-colon',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('There is a space between a name and its colon.'),
  explanation: t(
    'Heroku, dokku and foreman look for the colon right after the name. With a space between them the line is ignored, or the file refused. BlueKing, which reads the file as YAML, does not mind.',
  ),
  sources: ['ddollar/foreman:lib/foreman/procfile.rb', 'dokku/procfile-util:procfile/parse.go'],
  *check({ document, platform }) {
    for (const { problem } of problemsOf(document, 'space-before-colon')) {
      yield {
        span: problem.span,
        severity: platform.id === 'heroku' ? 'error' : 'warning',
        message: t('Heroku and its kin want the colon right after the name: this line starts no program.'),
        fixes: () => [
          { title: t('Remove the space'), edits: [{ span: problem.span, newText: '' }], preferred: true, safe: true },
        ],
      };
    }
  },
  examples: {
    bad: [{ text: 'web« »: gunicorn wsgi\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' }],
    good: [
      { text: 'web: gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web : gunicorn wsgi\n', platform: 'blueking' },
    ],
  },
};
