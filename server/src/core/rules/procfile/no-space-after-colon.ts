import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { messageForNameless, problemsOf } from './entry-problems.ts';

export const noSpaceAfterColon: Rule = {
  id: 'procfile/no-space-after-colon',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('There is no space after the colon.'),
  explanation: t(
    'BlueKing reads a Procfile as YAML, where a colon ends a name only when a space follows. Without it the line is one long text and the file is refused. Heroku’s builder wants white space there as well and passes over the line; its Cloud Native builder, foreman and honcho do not mind.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'heroku/buildpacks-procfile:src/procfile.rs (the pattern of heroku/codon) and SPEC.md',
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
  ],
  *check({ document, platform }) {
    if (platform.id === 'generic') return;
    const refusal = messageForNameless(document);
    for (const { entry, problem } of problemsOf(document, 'no-space-after-colon')) {
      const at = problem.span.end;
      // procfile/non-breaking-space already inserts an ordinary space there.
      if (entry.problems.some(({ kind, span: place }) => kind === 'odd-space' && place.start === at)) continue;
      yield {
        span: problem.span,
        ...(platform.id === 'blueking'
          ? {
              message: t('A space must follow the colon. The deploy stops with: {platform}', {
                platform: refusal,
              }),
            }
          : {
              severity: 'warning',
              message: t(
                'A space must follow the colon: without it Heroku ignores this line, unless a Cloud Native builder reads it.',
              ),
            }),
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
    bad: [
      { text: 'web«:»gunicorn wsgi -b :$PORT\n', platform: 'blueking', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      { text: 'web«:»gunicorn wsgi -b :$PORT\n', platform: 'heroku', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b :$PORT\n', platform: 'blueking' },
      { text: 'web:\tgunicorn wsgi -b :$PORT\n', platform: 'heroku' },
      { text: 'web:gunicorn wsgi -b :$PORT\n' },
    ],
  },
};
