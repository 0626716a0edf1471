import { replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts } from './gunicorn-starts.ts';

export const secondApplication: Rule = {
  id: 'gunicorn/second-application',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn passes over a word behind the application.'),
  explanation: t(
    'gunicorn serves the first word that belongs to no option, and passes over those right behind it without a word: it has no commands, so `gunicorn run app:app`, as one writes `flask run`, looks for a module `run`. Up to 19.3 it refuses a second word.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/app/wsgiapp.py WSGIApplication.init',
    'test/unit/rules/gunicorn/second-application.test.ts (gunicorn)',
  ],
  *check(context) {
    for (const { effective, command } of gunicornStarts(context)) {
      const { app, arguments: result, errors } = effective.command;
      const [first, second] = result.positionals[0] ?? [];
      // Releases that refuse it: gunicorn/missing-app.
      if (!app || app !== first || !second || errors.some(({ span }) => span.start === second.span.start)) continue;
      if (result.unsureFrom !== undefined && second.span.start >= result.unsureFrom) continue;
      const isCommand = /^(?:run|serve|start|runserver)$/.test(app.text);
      yield {
        span: command.toDocument(second.span),
        message: t('gunicorn serves `{app}` and passes over this word.', { app: app.text }),
        fixes: () =>
          isCommand
            ? [
                {
                  title: t('Serve `{name}`', { name: second.text }),
                  edits: replaceArgument(command, { start: app.span.start, end: second.span.end }, second.text),
                  preferred: true,
                  safe: false,
                },
              ]
            : [],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn run «public.app:app» -w 2\n', fixed: 'web: gunicorn public.app:app -w 2\n' },
      { text: 'web: gunicorn wsgi «app:app»\n' },
    ],
    good: [
      { text: 'web: gunicorn run -w 2\n' },
      { text: 'web: gunicorn $APP wsgi\n' },
      { text: 'web: gunicorn wsgi $OPTIONS\n' },
      { text: 'web: gunicorn one two\n', files: { 'requirements.txt': 'gunicorn==19.1.0\n' } },
    ],
  },
};
