import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { NOT_A_MAPPING, problemsOf } from './entry-problems.ts';

export const noSpaceAfterColon: Rule = {
  id: 'procfile/no-space-after-colon',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('There is no space after the colon, which YAML needs.'),
  explanation: t(
    'BlueKing reads a Procfile as YAML, where a colon ends a name only when a space follows. Without it the line is one long text and the file is refused. Heroku and its kin do not mind.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'test/unit/syntax/procfile-problems.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { entry, problem } of problemsOf(document, 'no-space-after-colon')) {
      const at = problem.span.end;
      // procfile/non-breaking-space already inserts an ordinary space there.
      if (entry.problems.some(({ kind, span: place }) => kind === 'odd-space' && place.start === at)) continue;
      yield {
        span: problem.span,
        message: t('A space must follow the colon. The deploy stops with: {platform}', { platform: NOT_A_MAPPING }),
        fixes: () => [
          {
            title: t('Insert a space'),
            edits: [{ span: span(at, at), newText: ' ' }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [{ text: 'web«:»gunicorn wsgi -b :$PORT\n', platform: 'blueking', fixed: 'web: gunicorn wsgi -b :$PORT\n' }],
    good: [
      { text: 'web: gunicorn wsgi -b :$PORT\n', platform: 'blueking' },
      { text: 'web:gunicorn wsgi -b :$PORT\n', platform: 'heroku' },
      { text: 'web:gunicorn wsgi -b :$PORT\n' },
    ],
  },
};
