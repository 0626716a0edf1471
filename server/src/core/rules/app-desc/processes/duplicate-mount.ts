import {
  entryOf,
  itemsOf,
  stringOf,
  type YamlScalar,
  type YamlValue,
  yamlAt,
} from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { withVerdict } from '../stage.ts';

export const duplicateMount: Rule = {
  id: 'app-desc/duplicate-mount',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('Two mounts have the same name or the same path.'),
  explanation: t(
    'The name and the path of a mount are its own, in the module and in each environment of `envOverlay`. The operator refuses the release of an application in which two are equal.',
  ),
  sources: ['TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const { value } of appDesc.modules) {
      for (const mounts of environmentsOf(value)) {
        for (const key of ['name', 'mountPath'] as const) {
          for (const again of repeated(mounts, key)) {
            const sentence =
              key === 'name'
                ? t('There is a mount `{text}` above.', { text: again.text })
                : t('There is a mount at `{text}` above.', { text: again.text });
            yield { span: again.span, message: withVerdict(sentence, 'release', appDesc, undefined) };
          }
        }
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    mounts:\n      - {name: a, mountPath: /a, source: {configMap: {name: x}}}\n      - {name: «a», mountPath: «/a», source: {configMap: {name: y}}}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    envOverlay:\n      mounts:\n        - {envName: stag, name: a, mountPath: /a, source: {configMap: {name: x}}}\n        - {envName: stag, name: b, mountPath: «/a», source: {configMap: {name: y}}}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: worker, procCommand: run}]\n    envOverlay:\n      mounts:\n        - {envName: stag, name: a, mountPath: /a, source: {configMap: {name: x}}}\n        - {envName: prod, name: a, mountPath: /a, source: {configMap: {name: y}}}\n',
      },
    ],
  },
};

/** The mounts of the module, and those of each environment, as separate lists: only mounts of one list can collide. */
function environmentsOf(module: YamlValue): readonly (readonly YamlValue[])[] {
  const overlays = new Map<string, YamlValue[]>();
  for (const mount of itemsOf(yamlAt(module, 'spec', 'envOverlay', 'mounts'))) {
    const environment = stringOf(entryOf(mount, 'envName')?.value) ?? '';
    overlays.set(environment, [...(overlays.get(environment) ?? []), mount]);
  }
  return [itemsOf(yamlAt(module, 'spec', 'mounts')), ...overlays.values()];
}

function repeated(mounts: readonly YamlValue[], key: string): YamlScalar[] {
  const seen = new Set<string>();
  return mounts.flatMap((mount) => {
    const value = entryOf(mount, key)?.value;
    if (value?.kind !== 'scalar' || value.type !== 'str') return [];
    const isAgain = seen.has(value.text.trim());
    seen.add(value.text.trim());
    return isAgain ? [value] : [];
  });
}
