import { isPackage } from '../../../platforms/blueking/app-desc.ts';
import { entryOf, itemsOf, stringOf, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const noBuildpack: Rule = {
  id: 'app-desc/no-buildpack',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The builder of S-Mart packages has no buildpack for the language.'),
  explanation: t(
    'The server takes more languages than the builder of packages does: that one builds Python, NodeJS and Go by itself, and any language for which `buildpacks` are named under `build`.',
  ),
  sources: ['TencentBlueKing/blueking-paas:smart-app-builder/pkg/appdesc/v2/v2.go (branch builder-stack)'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc?.version.number || !isPackage(appDesc)) return;
    for (const { value } of appDesc.modules) {
      const language = entryOf(value, 'language')?.value;
      const name = stringOf(language)?.trim();
      const build = entryOf(value, 'build')?.value ?? yamlAt(value, 'spec', 'build');
      if (!language || !name || !/^(?:php|java)$/i.test(name) || itemsOf(yamlAt(build, 'buildpacks')).length > 0)
        continue;
      yield {
        span: language.span,
        message: t('The builder of S-Mart packages stops with: {platform}', {
          platform: 'no buildpacks match with language',
        }),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\napp: {bk_app_code: abc, bk_app_name: x}\nmodules: {a: {language: «PHP», is_default: true}}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\napp: {bk_app_code: abc, bk_app_name: x}\nmodules: {a: {language: PHP, is_default: true, build: {buildpacks: [{name: p, version: v1}]}}}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule: {language: PHP}\n' },
    ],
  },
};
