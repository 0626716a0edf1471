import { NO_DETAIL } from '../../../platforms/blueking/no-detail.data.ts';
import type { Field } from '../../../platforms/blueking/schema/field.ts';
import type { YamlMapping } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Fix, Rule, RuleContext } from '../../rule.ts';
import { schemaProblems } from '../schema-problems.ts';
import { platformMessage, severityAt, withVerdict } from '../stage.ts';

export const missingKey: Rule = {
  id: 'app-desc/missing-key',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A key that the platform demands is missing.'),
  explanation: t(
    'Every module says its language, every process of version 2 its command, every probe over HTTP its path, and so on. The platform refuses the file when such a key is missing, also where the documentation calls it optional.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/deployment/validations',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers',
  ],
  *check(context) {
    for (const { appDesc, problem } of schemaProblems(context.document, 'missing-key')) {
      const { key, path, stage, missing, mapping } = problem;
      // A missing version is reported by a rule of its own.
      if (missing.type.kind === 'version') continue;
      const words = missing.crashes?.includes('missing-key')
        ? NO_DETAIL
        : platformMessage(path, missing.words?.missing ?? 'This field is required.', stage);
      yield {
        span: problem.span,
        severity: severityAt(stage, appDesc),
        message: withVerdict(t('`{key}` is missing.', { key }), stage, appDesc, words),
        fixes: () => insertLanguage(context, mapping, missing),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\n«module»:\n  processes:\n    web:\n      command: run x\n',
        files: { 'requirements.txt': 'Django\n' },
        fixed: 'spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: run x\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    «web»:\n      replicas: 1\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        probes:\n          liveness:\n            «httpGet»:\n              port: 5000\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - «procCommand»: run x\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n',
      },
    ],
  },
};

/** Inserts `language`, the only missing key whose value can be derived from the files in the folder. */
function insertLanguage({ document, project }: RuleContext, mapping: YamlMapping, missing: Field): readonly Fix[] {
  const first = mapping.entries[0];
  if (missing.key !== 'language' || mapping.flow || !first || first.merged) return [];
  const isPython = project?.requirements.found ?? false;
  const isNode = !isPython && project?.has('package.json') === true;
  if (!isPython && !isNode) return [];
  const line = `language: ${isPython ? 'Python' : 'NodeJS'}`;
  const at = first.key.span.start;
  const { text } = document;
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replaceAll(/[^ \t]/g, ' ');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return [
    {
      title: t('Insert `{line}`', { line }),
      edits: [{ span: span(at, at), newText: `${line}${eol}${indent}` }],
      preferred: true,
      safe: true,
    },
  ];
}
