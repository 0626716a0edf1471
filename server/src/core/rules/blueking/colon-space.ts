import { t } from '../../text/l10n.ts';
import { NOT_YAML, problemsOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';
import { quoteEntry } from './quote-entry.ts';

export const colonSpace: Rule = {
  id: 'blueking/colon-space',
  severity: 'error',
  scope: 'document',
  title: t('A command holds a colon with a space after it, or ends with a colon.'),
  explanation: t(
    'BlueKing reads a Procfile as YAML. A second `: ` on the line is a second key to YAML, and the whole file is refused. Put the command in single quotes (a single quote inside is written twice), or write it in app_desc.yaml.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { entry, problem } of problemsOf(document, 'colon-space')) {
      yield {
        span: problem.span,
        message: t(
          'YAML takes this colon for a second key: put quotes around the command. The deploy stops with: {platform}',
          { platform: NOT_YAML },
        ),
        fixes: () => quoteEntry(document.text, entry),
      };
    }
  },
  examples: {
    bad: [
      {
        text: "web: gunicorn wsgi -H 'X-A«:» b'\n",
        platform: 'blueking',
        fixed: "web: 'gunicorn wsgi -H ''X-A: b'''\n",
      },
      { text: 'web: gunicorn wsgi -b 0.0.0.0«:»\n', platform: 'blueking', fixed: "web: 'gunicorn wsgi -b 0.0.0.0:'\n" },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b 0.0.0.0:$PORT\n', platform: 'blueking' },
      { text: 'web: "gunicorn wsgi -H \'X-A: b\'"\n', platform: 'blueking' },
      { text: "web: gunicorn wsgi -H 'X-A: b'\n", platform: 'heroku' },
    ],
  },
};
