import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { brokenChecks } from './broken-checks.ts';

export const length: Rule = {
  id: 'app-desc/length',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A text or a list is too long or too short.'),
  explanation: t(
    'Names and descriptions have a largest length, and so have the commands of probes: twelve words of 48 characters each.',
  ),
  sources: [
    'encode/django-rest-framework:rest_framework/fields.py (max_length)',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/serializers.py',
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
  ],
  *check({ document }) {
    yield* brokenChecks(document, ['min-length', 'max-length', 'min-items', 'max-items'], ({ check }) => {
      const limit = { limit: check.limit };
      switch (check.kind) {
        case 'min-length':
          return {
            sentence: t('This text is too short: at least {limit} characters.', limit),
            standard: `Ensure this field has at least ${check.limit} characters.`,
          };
        case 'max-length':
          return {
            sentence: t('This text is too long: at most {limit} characters.', limit),
            standard: `Ensure this field has no more than ${check.limit} characters.`,
          };
        case 'min-items':
          return {
            sentence: t('This list is too short: at least {limit} items.', limit),
            standard: `Ensure this field has at least ${check.limit} elements.`,
          };
        case 'max-items':
          return {
            sentence: t('This list is too long: at most {limit} items.', limit),
            standard: `Ensure this field has no more than ${check.limit} elements.`,
          };
      }
    });
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: `spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - key: A\n      value: b\n      description: «${'x'.repeat(201)}»\n`,
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: «ab»\n  bk_app_name: «abcdefghijklmnopqrstu»\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        probes:\n          liveness:\n            exec: {command: «[a, b, c, d, e, f, g, h, i, j, k, l, m]»}\n          readiness:\n            exec: {command: «[]»}\n    domainResolution:\n      nameservers: «[1.1.1.1, 8.8.8.8, 9.9.9.9]»\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: bk_sops\n  bk_app_name: 标准运维标准运维标准运维标准运维\nmodule:\n  language: python\n',
      },
    ],
  },
};
