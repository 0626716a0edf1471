import { entryOf, itemsOf, type YamlValue, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { withVerdict } from '../stage.ts';

export const duplicateDiscovery: Rule = {
  id: 'app-desc/duplicate-discovery',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('The same application is listed twice for service discovery.'),
  explanation: t('Each application, or each module of one, stands in `bk_saas` once.'),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/serializers.py'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 2) return;
    for (const { value } of appDesc.modules) {
      const seen = new Set<string>();
      for (const item of itemsOf(yamlAt(value, 'svc_discovery', 'bk_saas'))) {
        const code = item.kind === 'scalar' ? item.text : textAt(item, 'bk_app_code');
        const module = textAt(item, 'module_name');
        if (code === undefined) continue;
        const key = `${code}\n${module ?? ''}`;
        if (seen.has(key)) {
          const words = `svc_discovery.bk_saas: 服务发现列表中存在重复项：[AppID: ${code}${module ? `, module_name: ${module}` : ''}]`;
          yield {
            span: item.span,
            message: withVerdict(t('`{code}` is in this list already.', { code }), 'prepare', appDesc, words),
          };
        }
        seen.add(key);
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: go\n  svc_discovery:\n    bk_saas: [bk_iam, {bk_app_code: bk_log, module_name: api}, «bk_iam», «{bk_app_code: bk_log, module_name: api}»]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: go\n  svc_discovery:\n    bk_saas: [bk_iam, {bk_app_code: bk_iam, module_name: api}]\n',
      },
    ],
  },
};

function textAt(value: YamlValue, key: string): string | undefined {
  const found = entryOf(value, key)?.value;
  return found?.kind === 'scalar' && found.type !== 'null' ? found.text : undefined;
}
