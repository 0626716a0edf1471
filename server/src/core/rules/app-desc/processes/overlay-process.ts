import { entriesOf, entryOf, itemsOf, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { nearest } from '../../../text/edit-distance.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { replaceScalar } from '../edit-entry.ts';
import { appDescOf } from '../schema-problems.ts';

export const overlayProcess: Rule = {
  id: 'app-desc/overlay-process',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('A setting for one environment names a process that does not exist.'),
  explanation: t('The platform skips an entry of `envOverlay` whose process is not in the module, without a word.'),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities_syncer/proc_env_overlays.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const { value, processes } of appDesc.modules) {
      const names = processes.map(({ name }) => name);
      const lists = entriesOf(yamlAt(value, 'spec', 'envOverlay')).map((entry) => entry.value);
      for (const item of lists.flatMap(itemsOf)) {
        const process = entryOf(item, 'process')?.value;
        if (process?.kind !== 'scalar' || process.type === 'null' || names.includes(process.text)) continue;
        yield {
          span: process.span,
          message: t('There is no process `{name}` in this module: the entry is skipped.', { name: process.text }),
          fixes: () =>
            nearest(process.text, names, 1).map((name) => ({
              title: t('Replace with `{value}`', { value: name }),
              edits: [replaceScalar(document.text, process, name)],
              preferred: true,
              safe: false,
            })),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    envOverlay:\n      replicas: [{envName: prod, process: «workers», count: 2}]\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    envOverlay:\n      replicas: [{envName: prod, process: worker, count: 2}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    envOverlay:\n      replicas: [{envName: prod, process: worker, count: 2}]\n      envVariables: [{envName: prod, name: A, value: b}]\n',
      },
    ],
  },
};
