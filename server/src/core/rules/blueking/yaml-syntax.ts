import { t } from '../../text/l10n.ts';
import { NOT_YAML, problemsOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';

export const yamlSyntax: Rule = {
  id: 'blueking/yaml-syntax',
  severity: 'error',
  scope: 'document',
  title: t('A Procfile is no YAML, and BlueKing reads it as such.'),
  explanation: t(
    'BlueKing reads a Procfile with a YAML reader, so quotes must be closed, brackets belong together and an indented line continues the command above. One entry that is no YAML makes the platform refuse the whole file.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { problem } of problemsOf(document, 'yaml-error')) {
      yield {
        span: problem.span,
        message: t('This is no YAML ({detail}). The deploy stops with: {platform}', {
          detail: problem.detail.replace(/ at line \d+, column \d+:?$/, ''),
          platform: NOT_YAML,
        }),
      };
    }
  },
  examples: {
    bad: [{ text: 'web: «"»gunicorn wsgi', platform: 'blueking' }],
    good: [
      { text: 'web: "gunicorn wsgi"\n', platform: 'blueking' },
      { text: 'web: {a: b}\n', platform: 'blueking' },
    ],
  },
};
