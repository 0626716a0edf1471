import { entryOf, itemsOf, type YamlScalar, type YamlValue, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { withVerdict } from '../stage.ts';

export const autoscalingRange: Rule = {
  id: 'app-desc/autoscaling-range',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('The smallest number of instances is larger than the largest.'),
  explanation: t(
    'The server takes each of the two numbers by itself; the operator compares them and refuses the release, after the build.',
  ),
  sources: ['TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const { value, processes } of appDesc.modules) {
      const overlays = itemsOf(yamlAt(value, 'spec', 'envOverlay', 'autoscaling'));
      const own = processes.map((process) => entryOf(process.value, 'autoscaling')?.value);
      for (const autoscaling of [...own, ...overlays]) {
        const min = numberAt(autoscaling, 'minReplicas');
        const max = numberAt(autoscaling, 'maxReplicas');
        if (!min || !max || !(Number(min.text) > Number(max.text))) continue;
        const words = 'maxReplicas must be greater than or equal to minReplicas';
        yield {
          span: max.span,
          message: withVerdict(
            t('{max} is less than `minReplicas`, which is {min}.', { max: max.text, min: min.text }),
            'release',
            appDesc,
            words,
          ),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes:\n      - name: worker\n        procCommand: run x\n        autoscaling: {minReplicas: 3, maxReplicas: «2»}\n    envOverlay:\n      autoscaling: [{envName: prod, process: worker, minReplicas: 5, maxReplicas: «4»}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes:\n      - name: worker\n        procCommand: run x\n        autoscaling: {minReplicas: 2, maxReplicas: 2}\n',
      },
    ],
  },
};

function numberAt(value: YamlValue | undefined, key: string): YamlScalar | undefined {
  const found = entryOf(value, key)?.value;
  return found?.kind === 'scalar' ? found : undefined;
}
