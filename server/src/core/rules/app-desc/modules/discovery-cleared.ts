import { yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

const SHARED = ['svcDiscovery', 'domainResolution'] as const;

export const discoveryCleared: Rule = {
  id: 'app-desc/discovery-cleared',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('One module sets what counts for the whole application, and another clears it.'),
  explanation: t(
    '`svcDiscovery` and `domainResolution` belong to the application, though they are written under a module. A deploy of a module without them takes away what an earlier deploy of another module wrote. Write the same in every module.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities_syncer/svc_discovery.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities_syncer/domain_resolution.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3 || appDesc.modules.length < 2) return;
    for (const key of SHARED) {
      const setter = appDesc.modules.find(({ value }) => yamlAt(value, 'spec', key) !== undefined);
      if (!setter) continue;
      for (const { name = '', nameSpan, value } of appDesc.modules) {
        if (yamlAt(value, 'spec', key) !== undefined) continue;
        yield {
          span: nameSpan,
          message: t('A deploy of `{name}` clears the `{key}` of the application, which `{setter}` sets.', {
            name,
            key,
            setter: setter.name ?? '',
          }),
          related: [{ span: setter.nameSpan, message: t('It is set here.') }],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodules:\n  - name: a\n    language: go\n    spec: {processes: [{name: p1, procCommand: x}], svcDiscovery: {bkSaaS: [{bkAppCode: bk_iam}]}}\n  - name: «b»\n    language: go\n    spec: {processes: [{name: p1, procCommand: x}]}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec: {processes: [{name: p1, procCommand: x}], svcDiscovery: {bkSaaS: [{bkAppCode: bk_iam}]}}\n',
      },
    ],
  },
};
