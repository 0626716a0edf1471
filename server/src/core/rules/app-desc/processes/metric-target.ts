import { entryOf, itemsOf, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { withVerdict } from '../stage.ts';

export const metricTarget: Rule = {
  id: 'app-desc/metric-target',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('Metrics are to be read from a process or service that does not exist.'),
  explanation: t('`process` names a process of the module and `serviceName` one of its services.'),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const { value, processes } of appDesc.modules) {
      for (const metric of itemsOf(yamlAt(value, 'spec', 'observability', 'monitoring', 'metrics'))) {
        const process = entryOf(metric, 'process')?.value;
        const service = entryOf(metric, 'serviceName')?.value;
        if (process?.kind !== 'scalar') continue;
        const target = processes.findLast(({ name }) => name === process.text);
        if (!target) {
          const words = `spec: metric process(${process.text}) not match any process`;
          const sentence = t('There is no process `{name}` in this module.', { name: process.text });
          yield { span: process.span, message: withVerdict(sentence, 'prepare', appDesc, words) };
          continue;
        }
        if (service?.kind !== 'scalar') continue;
        const names = itemsOf(entryOf(target.value, 'services')?.value).map((one) => entryOf(one, 'name')?.value);
        if (names.some((name) => name?.kind === 'scalar' && name.text === service.text)) continue;
        const words = `spec: metric serviceName(${service.text}) not match any service in process(${process.text})`;
        const sentence = t('The process `{process}` has no service `{name}`.', {
          process: process.text,
          name: service.text,
        });
        yield { span: service.span, message: withVerdict(sentence, 'prepare', appDesc, words) };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    observability:\n      monitoring:\n        metrics:\n          - {process: «web», serviceName: metrics}\n          - {process: worker, serviceName: «metrics»}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run, services: [{name: m, targetPort: 9000}]}]\n    observability: {monitoring: {metrics: [{process: worker, serviceName: m}]}}\n',
      },
    ],
  },
};
