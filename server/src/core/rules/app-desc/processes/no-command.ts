import { entryOf, type YamlValue, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { withVerdict } from '../stage.ts';

export const noCommand: Rule = {
  id: 'app-desc/no-command',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A process of version 3 has no command.'),
  explanation: t(
    'None of `procCommand`, `command` and `args` is demanded by itself, but a process without any of them cannot be put into a container: the deploy fails when the platform makes the description of the application for the cluster.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/manifest.py',
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/app_desc_cnative.md',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    // An image has a command of its own.
    const fromSource = appDesc.modules.filter((module) => !isGiven(yamlAt(module.value, 'spec', 'build', 'image')));
    for (const { name, nameSpan, value } of fromSource.flatMap(({ processes }) => processes)) {
      if (['procCommand', 'command', 'args'].some((key) => isGiven(entryOf(value, key)?.value))) continue;
      const words = 'Error getting command and args';
      yield {
        span: nameSpan,
        message: withVerdict(t('The process `{name}` has no command.', { name }), 'prepare', appDesc, words),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: «worker»\n        replicas: 1\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - {name: a1, procCommand: run x}\n      - {name: a2, command: [run], args: [x]}\n',
      },
    ],
  },
};

function isGiven(value: YamlValue | undefined): boolean {
  if (value?.kind === 'list') return value.items.length > 0;
  return value !== undefined && !(value.kind === 'scalar' && value.type === 'null');
}
