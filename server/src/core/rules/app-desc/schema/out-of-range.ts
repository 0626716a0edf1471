import type { YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Fix, Rule } from '../../rule.ts';
import { replaceScalar } from '../edit-entry.ts';
import { brokenChecks, textOf } from './broken-checks.ts';

export const outOfRange: Rule = {
  id: 'app-desc/out-of-range',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A number is too small or too large.'),
  explanation: t(
    'Numbers of instances, ports and the times of probes have limits. The ones of probes and instances are checked by the operator of cloud-native applications only, after the build; the number of instances is a setting of the platform, 5 as it is delivered.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
    'TencentBlueKing/blueking-paas:operator/api/v1alpha1/projectconfig_types.go',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py',
  ],
  *check({ document }) {
    yield* brokenChecks(document, ['min', 'max'], ({ check, value }) => {
      const args = { value: textOf(value), limit: check.limit };
      const fixes = () => limited(document.text, value, String(check.limit));
      return check.kind === 'min'
        ? {
            sentence: t('{value} is too small: at least {limit}.', args),
            standard: `Ensure this value is greater than or equal to ${check.limit}.`,
            fixes,
          }
        : {
            sentence: t('{value} is too large: at most {limit}.', args),
            standard: `Ensure this value is less than or equal to ${check.limit}.`,
            fixes,
          };
    });
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x, replicas: «6»}\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x, replicas: 5}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        replicas: «6»\n        gracefulShutdownSeconds: «0»\n        autoscaling: {minReplicas: «0», maxReplicas: «9»}\n        probes:\n          liveness:\n            tcpSocket: {port: «70000»}\n            periodSeconds: «1»\n            failureThreshold: «51»\n        services:\n          - {name: web, targetPort: «0»}\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        replicas: 5\n        gracefulShutdownSeconds: 1\n        autoscaling: {minReplicas: 1, maxReplicas: 5}\n        probes:\n          liveness:\n            tcpSocket: {port: 65535}\n            periodSeconds: 2\n            failureThreshold: 50\n        services:\n          - {name: web, targetPort: 1}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        replicas: 0\n        probes:\n          liveness:\n            tcpSocket: {port: "${PORT}"}\n            initialDelaySeconds: 300\n            timeoutSeconds: 60\n            periodSeconds: 2\n            successThreshold: 3\n            failureThreshold: 50\n',
      },
    ],
  },
};

/** The nearest number that is accepted. */
function limited(text: string, value: YamlValue, limit: string): readonly Fix[] {
  if (value.kind !== 'scalar') return [];
  const edits = [replaceScalar(text, value, limit)];
  return [{ title: t('Change to `{name}`', { name: limit }), edits, preferred: true, safe: false }];
}
