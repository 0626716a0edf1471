import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { problemsOf } from './entry-problems.ts';

export const fullWidthColon: Rule = {
  id: 'procfile/full-width-colon',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('The colon after a name is the full-width one of Chinese text.'),
  explanation: t(
    'Only the ASCII colon `:` separates the name from the command. The full-width `：`, which Chinese input methods type, is an ordinary letter to every platform, so the line names no process.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
  ],
  *check({ document }) {
    for (const { problem } of problemsOf(document, 'full-width-colon')) {
      const spaces = /^[ \t\u3000]*/.exec(document.text.slice(problem.span.end))?.[0].length ?? 0;
      yield {
        span: problem.span,
        message: t('This is a full-width colon: write `:`.'),
        fixes: () => [
          {
            title: t('Replace it with `:`'),
            edits: [{ span: span(problem.span.start, problem.span.end + spaces), newText: ': ' }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web«：»gunicorn wsgi\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web«：» gunicorn wsgi\n', platform: 'blueking', fixed: 'web: gunicorn wsgi\n' },
    ],
    good: [{ text: 'web: echo 端口：$PORT\n' }],
  },
};
