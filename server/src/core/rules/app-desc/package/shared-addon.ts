import type { AppDesc, AppDescModule } from '../../../platforms/blueking/app-desc.ts';
import { entryOf, itemsOf, type YamlValue, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { severityAt, withVerdict } from '../stage.ts';

export const sharedAddon: Rule = {
  id: 'app-desc/shared-addon',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('An add-on is shared from a module that cannot give it.'),
  explanation: t(
    'A module can share the add-on of another one. That module must be in the file, must have the add-on and must not share it from a third one. This is checked when an S-Mart package is uploaded.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v2.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v3.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc?.version.number || !entryOf(appDesc.root, 'app')) return;
    for (const module of appDesc.modules.filter(({ name }) => name !== undefined)) {
      for (const addon of addonsOf(module)) {
        const from = sharedFrom(addon);
        if (from?.kind !== 'scalar' || from.type === 'null') continue;
        const fault = judge(appDesc, nameOf(addon), from.text);
        if (!fault) continue;
        const part = appDesc.version.number === 2 ? 'services' : 'spec.addons';
        const words = `modules[${module.name}].${part}: ${fault.words}`;
        yield {
          span: from.span,
          severity: severityAt('package', appDesc),
          message: withVerdict(fault.sentence, 'package', appDesc, words),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp: {bk_app_code: abc, bk_app_name: x}\nmodules:\n  a:\n    language: go\n    is_default: true\n    services: [{name: mysql, shared_from: «c»}, {name: redis, shared_from: «b»}]\n  b:\n    language: go\n    services: [{name: mysql}]\n  d:\n    language: go\n    services: [{name: mysql, shared_from: b}]\n  e:\n    language: go\n    services: [{name: mysql, shared_from: «d»}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\napp: {bkAppCode: abc, bkAppName: x}\nmodules:\n  - name: a\n    language: go\n    isDefault: true\n    spec: {processes: [{name: p1, procCommand: x}], addons: [{name: mysql}]}\n  - name: b\n    language: go\n    spec: {processes: [{name: p1, procCommand: x}], addons: [{name: mysql, sharedFromModule: a}]}\n',
      },
    ],
  },
};

function addonsOf({ value }: AppDescModule): readonly YamlValue[] {
  return [...itemsOf(entryOf(value, 'services')?.value), ...itemsOf(yamlAt(value, 'spec', 'addons'))];
}

function sharedFrom(addon: YamlValue): YamlValue | undefined {
  return (entryOf(addon, 'shared_from') ?? entryOf(addon, 'sharedFromModule'))?.value;
}

function nameOf(addon: YamlValue): string {
  const found = entryOf(addon, 'name')?.value;
  return found?.kind === 'scalar' ? found.text : '';
}

function judge(
  { modules }: AppDesc,
  addon: string,
  from: string,
): { readonly sentence: Text; readonly words: string } | undefined {
  const module = modules.find(({ name }) => name === from);
  if (!module) {
    return { sentence: t('There is no module `{name}`.', { name: from }), words: '提供共享增强服务的模块不存在' };
  }
  const given = addonsOf(module).find((one) => nameOf(one) === addon);
  if (!given) {
    return {
      sentence: t('The module `{name}` has no add-on `{addon}`.', { name: from, addon }),
      words: '提供共享增强服务的模块未启用该服务',
    };
  }
  const origin = sharedFrom(given);
  return origin?.kind === 'scalar' && origin.type !== 'null'
    ? {
        sentence: t('The module `{name}` shares this add-on from another one itself.', { name: from }),
        words: '不允许嵌套共享增强服务',
      }
    : undefined;
}
