import type { AppDescModule, AppDescProcess } from '../../../platforms/blueking/app-desc.ts';
import { entriesOf, entryOf, type YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { platformMessage, withVerdict } from '../stage.ts';

const ACTIONS = { 2: ['exec', 'http_get', 'tcp_socket'], 3: ['exec', 'httpGet', 'tcpSocket'] } as const;

export const probeAction: Rule = {
  id: 'app-desc/probe-action',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A probe must do exactly one thing.'),
  explanation: t(
    'A probe runs a command, sends a request or opens a connection: one of the three, not none and not two. Version 2 is refused before the build, version 3 by the operator at release.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/serializers.py',
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    const version = appDesc?.version.number;
    if (!appDesc || !version) return;
    for (const process of appDesc.modules.flatMap(withProbes)) {
      for (const probe of entriesOf(entryOf(process.value, 'probes')?.value)) {
        if (!['liveness', 'readiness', 'startup'].includes(probe.name) || probe.value.kind !== 'mapping') continue;
        const actions = ACTIONS[version].filter((key) => isGiven(entryOf(probe.value, key)?.value));
        if (actions.length === 1) continue;
        const none = actions.length === 0;
        const sentence = none
          ? t('This probe does nothing: give it one of {actions}.', { actions: ACTIONS[version].join(', ') })
          : t('This probe does {count} things: keep one of {actions}.', {
              count: actions.length,
              actions: actions.join(', '),
            });
        const v2 = none ? '至少设置一个探活配置' : '至多设置一个探活配置';
        const v3 = none ? 'at least one probe type must be specified' : 'only one probe type can be specified';
        const path = ['processes', process.name, 'probes', probe.name];
        yield {
          span: probe.key.span,
          message:
            version === 2
              ? withVerdict(sentence, 'prepare', appDesc, platformMessage(path, v2, 'prepare'))
              : withVerdict(sentence, 'release', appDesc, v3),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n      probes:\n        «liveness»: {}\n        «readiness»:\n          exec: {command: [ls]}\n          tcp_socket: {port: 5000}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        probes:\n          «startup»: {periodSeconds: 5}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n      probes:\n        liveness:\n          exec: ~\n          http_get: {port: 5000, path: /}\n        readiness: ~\n',
      },
    ],
  },
};

function withProbes({ processes }: AppDescModule): readonly AppDescProcess[] {
  return processes.filter(({ value }) => entryOf(value, 'probes'));
}

function isGiven(value: YamlValue | undefined): boolean {
  return value !== undefined && !(value.kind === 'scalar' && value.type === 'null');
}
