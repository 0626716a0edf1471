import { NO_DETAIL } from '../../../platforms/blueking/no-detail.data.ts';
import type { FieldType } from '../../../platforms/blueking/schema/field.ts';
import { PORT_VARIABLE } from '../../../platforms/blueking/schema/limits.data.ts';
import { LANGUAGE_MISSPELLINGS } from '../../../platforms/blueking/schema/module-parts.data.ts';
import type { YamlScalar } from '../../../syntax/yaml/yaml-value.ts';
import { nearest } from '../../../text/edit-distance.ts';
import { type Text, t } from '../../../text/l10n.ts';
import type { Fix, Rule } from '../../rule.ts';
import { replaceScalar } from '../edit-entry.ts';
import { schemaProblems } from '../schema-problems.ts';
import { platformMessage, severityAt, withVerdict } from '../stage.ts';

export const notAllowedValue: Rule = {
  id: 'app-desc/not-allowed-value',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A value is none of those the platform takes.'),
  explanation: t(
    'Some keys take one of a few values only. Their letters must be large or small exactly as listed; `language` alone does not mind. `Node.js`, as the documentation writes it, is refused: it is `NodeJS`.',
  ),
  sources: [
    'encode/django-rest-framework:rest_framework/fields.py (ChoiceField)',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities/probes.py',
  ],
  *check({ document }) {
    for (const { appDesc, problem } of schemaProblems(document, 'not-allowed')) {
      const { value, type, stage, path, message } = problem;
      const own = message?.replace('{value}', value.text);
      const words = own === undefined || own === NO_DETAIL ? own : platformMessage(path, own, stage);
      yield {
        span: problem.span,
        severity: severityAt(stage, appDesc),
        message: withVerdict(sentence(value, type), stage, appDesc, words),
        fixes: () => replacement(document.text, value, type),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: «Node.js»\n',
        fixed: 'spec_version: 2\nmodule:\n  language: NodeJS\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - key: A\n      value: b\n      environment_name: «"production"»\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - {name: web, targetPort: 5000, protocol: «tcp»}\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - {name: web, targetPort: 5000, protocol: TCP}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - {name: web, targetPort: «$PORT»}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: «ruby»\n' },
    ],
    good: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: PYTHON\n' },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: NodeJS\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - {name: web, targetPort: "${PORT}"}\n',
      },
    ],
  },
};

function sentence(value: YamlScalar, type: FieldType): Text {
  switch (type.kind) {
    case 'port':
      return t('`{value}` is no port: write a number or `{variable}`.', {
        value: value.text,
        variable: PORT_VARIABLE,
      });
    case 'ip-address':
      return t('`{value}` is no IP address.', { value: value.text });
    default: {
      const choices = type.kind === 'choice' ? type.choices.map((choice) => `\`${choice.value}\``).join(', ') : '';
      return t('`{value}` is not allowed here. Allowed: {choices}.', { value: value.text, choices });
    }
  }
}

function replacement(text: string, value: YamlScalar, type: FieldType): readonly Fix[] {
  if (type.kind !== 'choice') return [];
  const written = value.text.trim();
  const values = type.choices.map((choice) => choice.value);
  const certain =
    values.find((choice) => choice.toLowerCase() === written.toLowerCase()) ??
    (values.includes('NodeJS') ? LANGUAGE_MISSPELLINGS[written.toLowerCase()] : undefined);
  const [near] = certain ? [certain] : nearest(written, values, 1);
  if (!near) return [];
  return [
    {
      title: t('Replace with `{value}`', { value: near }),
      edits: [replaceScalar(text, value, near)],
      preferred: certain !== undefined,
      safe: certain !== undefined,
    },
  ];
}
