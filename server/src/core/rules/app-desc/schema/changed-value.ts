import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { quoteScalar } from '../edit-entry.ts';
import { schemaProblems } from '../schema-problems.ts';

export const changedValue: Rule = {
  id: 'app-desc/changed-value',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('YAML reads a number here, and another text comes out of it.'),
  explanation: t(
    'An unquoted `012` is an octal number to YAML 1.1, `1_000` is one thousand and `12:30:45` a number of seconds. Where the platform wants a text it writes the number out again: `10`, `1000`, `45045`; `1.10` becomes `1.1`. Put such values in quotes.',
  ),
  sources: [
    'yaml/pyyaml:lib/yaml/resolver.py',
    'encode/django-rest-framework:rest_framework/fields.py (CharField)',
    'test/unit/syntax/yaml/yaml-1-1.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { problem } of schemaProblems(document, 'changed-value')) {
      const { value } = problem;
      yield {
        span: problem.span,
        message: t('YAML reads a number here: the value becomes `{text}`, not `{written}`.', {
          text: value.text,
          written: value.written,
        }),
        fixes: () => [{ title: t('Put it in quotes'), edits: [quoteScalar(value)], preferred: true, safe: false }],
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: MODE, value: «0777»}\n    - {key: API, value: «1.10»}\n    - {key: AT, value: «12:30:45»}\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: MODE, value: "0777"}\n    - {key: API, value: "1.10"}\n    - {key: AT, value: "12:30:45"}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: A, value: 5000}\n    - {key: B, value: 1.5}\n    - {key: C, value: "012"}\n    - {key: D, value: 08}\n',
      },
    ],
  },
};
