import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { schemaProblems } from '../schema-problems.ts';

export const deprecatedKey: Rule = {
  id: 'app-desc/deprecated-key',
  severity: 'hint',
  scope: 'document',
  kind: 'app-desc',
  title: t('A key is still read, but is to be written in another way.'),
  explanation: t(
    '`targetPort` of a process has given way to its `services`, which say more; `specs` of an add-on has no effect any more.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v2.py',
  ],
  *check({ document }) {
    for (const { problem } of schemaProblems(document, 'deprecated-key')) {
      const { field } = problem;
      if (!field.deprecated) continue;
      yield {
        span: problem.span,
        tags: ['deprecated'],
        message: t('`{key}` is out of date. {reason}', { key: field.key, reason: field.deprecated }),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        «targetPort»: 5000\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n',
      },
    ],
  },
};
