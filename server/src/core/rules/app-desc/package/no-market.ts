import { isPackage } from '../../../platforms/blueking/app-desc.ts';
import { entryOf } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const noMarket: Rule = {
  id: 'app-desc/no-market',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('A new application cannot be made from the package: it says nothing for the market.'),
  explanation: t(
    'When the first package of an S-Mart application is uploaded the platform makes its page in the market, and refuses a package without `app.market`. Later packages of the same application are not asked.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/smart_app/views.py'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc?.version.number || !isPackage(appDesc)) return;
    const app = entryOf(appDesc.root, 'app');
    if (!app || entryOf(app.value, 'market')) return;
    yield {
      span: app.key.span,
      message: t('`market` is missing. The first upload of the application stops with: {platform}', {
        platform: '缺失应用市场配置（market)!',
      }),
    };
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\n«app»: {bk_app_code: abc, bk_app_name: x}\nmodules: {a: {language: go, is_default: true}}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\napp: {bk_app_code: abc, bk_app_name: x, market: {introduction: y}}\nmodules: {a: {language: go, is_default: true}}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule: {language: go}\n' },
    ],
  },
};
