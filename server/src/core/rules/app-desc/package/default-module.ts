import type { AppDesc, AppDescModule } from '../../../platforms/blueking/app-desc.ts';
import { entryOf } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Fix, Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { severityAt, withVerdict } from '../stage.ts';

export const defaultModule: Rule = {
  id: 'app-desc/default-module',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('A package must have exactly one main module.'),
  explanation: t(
    'When an S-Mart package is uploaded, exactly one of its modules must be the default one. A deploy from a repository does not look at this.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v2.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v3.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    const version = appDesc?.version.number;
    // Without `app` the file does not describe a package.
    if (!appDesc || !version || !entryOf(appDesc.root, 'app') || !entryOf(appDesc.root, 'modules')) return;
    const modules = appDesc.modules.filter(({ name }) => name !== undefined);
    if (modules.length === 0) return;
    const defaults = modules.filter((module) => isDefault(module, version));
    if (defaults.length === 1) return;
    const severity = severityAt('package', appDesc);
    if (defaults.length === 0) {
      const words = 'modules: 一个应用必须有一个主模块';
      yield {
        span: entryOf(appDesc.root, 'modules')?.key.span ?? span(0, 0),
        severity,
        message: withVerdict(t('No module is the default one.'), 'package', appDesc, words),
        fixes: () => makeDefault(document.text, modules, version),
      };
      return;
    }
    for (const module of defaults.slice(1)) {
      const words = 'modules: 一个应用只能有一个主模块';
      yield {
        span: module.nameSpan,
        severity,
        message: withVerdict(t('This is a second default module.'), 'package', appDesc, words),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\napp: {bk_app_code: abc, bk_app_name: x}\n«modules»:\n  default:\n    language: python\n',
        fixed:
          'spec_version: 2\napp_version: 1.0.0\napp: {bk_app_code: abc, bk_app_name: x}\nmodules:\n  default:\n    is_default: true\n    language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\napp: {bkAppCode: abc, bkAppName: x}\nmodules:\n  - name: a\n    isDefault: true\n    language: python\n    spec: {processes: [{name: web, procCommand: run x}]}\n  - name: «b»\n    isDefault: true\n    language: python\n    spec: {processes: [{name: web, procCommand: run x}]}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp: {bk_app_code: abc, bk_app_name: x}\nmodules:\n  a: {language: python, is_default: true}\n  b: {language: python}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodules:\n  a: {language: python}\n  b: {language: python}\n' },
    ],
  },
};

function isDefault({ value }: AppDescModule, version: NonNullable<AppDesc['version']['number']>): boolean {
  const given = entryOf(value, version === 2 ? 'is_default' : 'isDefault')?.value;
  return given?.kind === 'scalar' && /^(?:t|y|yes|true|on|1(?:\.0)?)$/i.test(given.text);
}

function makeDefault(text: string, modules: readonly AppDescModule[], version: 2 | 3): readonly Fix[] {
  return modules.flatMap(({ name = '', value }) => {
    const first = value.kind === 'mapping' && !value.flow ? value.entries[0] : undefined;
    if (!first || first.merged || entryOf(value, version === 2 ? 'is_default' : 'isDefault')) return [];
    const at = first.key.span.start;
    const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replaceAll(/[^ \t]/g, ' ');
    const line = version === 2 ? 'is_default: true' : 'isDefault: true';
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    return [
      {
        title: t('Make `{name}` the default module', { name }),
        edits: [{ span: span(at, at), newText: `${line}${eol}${indent}` }],
        preferred: modules.length === 1,
        safe: false,
      },
    ];
  });
}
