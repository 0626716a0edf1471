import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { brokenChecks, textOf } from './broken-checks.ts';

export const pattern: Rule = {
  id: 'app-desc/pattern',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A text does not have the form the platform wants.'),
  explanation: t(
    'Names, paths and versions have a form: the directory of a module stays inside the repository, services and mounts are named like hosts, the version of a package is `x.y.z`.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/validators.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py',
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
  ],
  *check({ document }) {
    yield* brokenChecks(document, ['pattern'], ({ check, value }) => ({
      sentence: t('`{value}` does not have the required form: {meaning}.', {
        value: textOf(value),
        meaning: check.meaning,
      }),
      standard: 'This value does not match the required pattern.',
    }));
  },
  examples: {
    bad: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: «/src»\n' },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: «../src»\n' },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: «my src»\n' },
      { file: 'app_desc.yaml', text: 'spec_version: 2\napp_version: «"1.0"»\nmodule:\n  language: python\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: «1app»\n  bk_app_name: x\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services: [{name: «Web», targetPort: 5000}]\n    mounts:\n      - {name: a, mountPath: «data», source: {configMap: {name: c}}}\n      - {name: b, mountPath: «/», source: {configMap: {name: c}}}\n    domainResolution:\n      hostAliases: [{ip: 127.0.0.1, hostnames: [«A_b»]}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\nmodule:\n  language: python\n  source_dir: src/app-1\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: "{{ dir }}"\n' },
    ],
  },
};
