import { gunicorn } from '../../programs/gunicorn/program.ts';
import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { refusals, verdict } from './refusals.ts';
import { isBehindSingleDash } from './single-dash-option.ts';

export const invalidApp: Rule = {
  id: 'gunicorn/invalid-app',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The application cannot be loaded, whatever the module holds.'),
  explanation: t(
    'The application is `MODULE` or `MODULE:OBJECT`. From 20.0 on OBJECT is a plain name, or a call of a plain name with literal arguments: `create_app()`, `create_app("prod", debug=False)`. Attributes (`app.server`), subscripts and computed arguments are refused; give the object a name in the module instead.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/util.py import_app',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['invalid-app'])) {
      if (isBehindSingleDash(refusal.start, refusal.error.span)) continue;
      const { error, span, start } = refusal;
      const flag = { text: start.command.text.text.slice(error.span.start, error.span.end), span: error.span };
      yield {
        span,
        ...verdict(refusal, t('gunicorn cannot load this application.')),
        // Its name stands there twice.
        fixes: () => (flag.text === gunicorn.id ? [removeOption(start, { flag, value: undefined })] : []),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn «app:app.server»\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      { text: 'web: gunicorn "«app:create_app(config)»"\n', files: { 'requirements.txt': 'gunicorn>=20.1\n' } },
      { text: 'web: gunicorn «:application»\n' },
      { text: 'web: gunicorn «app:»\n' },
      { text: 'web: gunicorn -b :$PORT «gunicorn» app:app\n', fixed: 'web: gunicorn -b :$PORT app:app\n' },
    ],
    good: [
      { text: 'web: gunicorn "app:create_app(\'prod\', debug=False)"\n' },
      { text: 'web: gunicorn app:app.server\n', files: { 'requirements.txt': 'gunicorn==19.10.0\n' } },
      { text: 'web: gunicorn app:$APP\n' },
    ],
  },
};
