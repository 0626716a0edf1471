import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { schemaProblems } from '../schema-problems.ts';
import { platformMessage, severityAt, withVerdict } from '../stage.ts';

export const emptyCollection: Rule = {
  id: 'app-desc/empty-collection',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A list or mapping is empty where the platform wants an entry.'),
  explanation: t(
    '`processes` may be left out in version 2, where a Procfile can have the processes, but it may not be empty; in version 3 it must have a process.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/deployment/validations/v2.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py',
  ],
  *check({ document }) {
    for (const { appDesc, problem } of schemaProblems(document, 'empty-collection')) {
      const isList = problem.value.kind === 'list';
      const words = isList ? 'This list may not be empty.' : 'This dictionary may not be empty.';
      yield {
        span: problem.span,
        severity: severityAt(problem.stage, appDesc),
        message: withVerdict(
          t('There must be at least one entry.'),
          problem.stage,
          appDesc,
          platformMessage(problem.path, words, problem.stage),
        ),
      };
    }
  },
  examples: {
    bad: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  processes: «{}»\n' },
      { file: 'app_desc.yaml', text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: «[]»\n' },
    ],
    good: [{ file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n' }],
  },
};
