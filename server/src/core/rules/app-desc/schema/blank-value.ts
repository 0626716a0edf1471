import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { schemaProblems } from '../schema-problems.ts';
import { platformMessage, severityAt, withVerdict } from '../stage.ts';

export const blankValue: Rule = {
  id: 'app-desc/blank-value',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A value is an empty text where the platform wants one with letters.'),
  explanation: t('An empty text, or one of spaces only, is refused. Give the key a value or leave it out.'),
  sources: ['encode/django-rest-framework:rest_framework/fields.py (CharField, allow_blank)'],
  *check({ document }) {
    for (const { appDesc, problem } of schemaProblems(document, 'blank-value')) {
      const words = platformMessage(problem.path, 'This field may not be blank.', problem.stage);
      yield {
        span: problem.span,
        severity: severityAt(problem.stage, appDesc),
        message: withVerdict(t('This value is empty: write one.'), problem.stage, appDesc, words),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: «""»\n',
      },
      {
        file: 'app_desc.yaml',
        text: "specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: «' '»\n",
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: A, value: ""}\n',
      },
    ],
  },
};
