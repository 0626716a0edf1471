import { isPackage, isTruthy } from '../../../platforms/blueking/app-desc.ts';
import { entryOf } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf, firstFault } from '../schema-problems.ts';
import { severityAt, withVerdict } from '../stage.ts';

export const noModule: Rule = {
  id: 'app-desc/no-module',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('The file describes no module.'),
  explanation: t(
    'What runs is written under `module`, or under `modules` with a name for each. Without either there is nothing to deploy. An S-Mart package must have `modules`.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/handlers.py',
    'TencentBlueKing/blueking-paas:cnb-builder-shim/pkg/appdesc/desc.go (branch builder-stack)',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc?.version.number || appDesc.root?.kind !== 'mapping') return;
    const modules = entryOf(appDesc.root, 'modules');
    const module = entryOf(appDesc.root, 'module');
    const place = (modules ?? module)?.key.span ?? appDesc.version.entry?.key.span ?? span(0, 0);
    const hasModules = modules !== undefined && isTruthy(modules.value);
    const hasModule = module !== undefined && isTruthy(module.value);
    if (!hasModules && !hasModule) {
      // A key without a value has a finding of its own.
      const isNull = [modules, module].some((one) => one?.value.kind === 'scalar' && one.value.type === 'null');
      if (isNull || firstFault(document) !== undefined) return;
      const sentence = t('There is no module in this file.');
      yield { span: place, message: withVerdict(sentence, 'prepare', appDesc, 'module: 模块配置内容不能为空') };
    } else if (!hasModules && isPackage(appDesc)) {
      yield {
        span: place,
        severity: severityAt('build', appDesc),
        message: t('An S-Mart package needs its modules under `modules`, by name.'),
      };
    } else if (hasModules && hasModule) {
      yield {
        span: module.key.span,
        severity: 'information',
        message: t(
          '`modules` wins over `module`, which is taken only for modules that are not listed there. The builder of cloud-native images has it the other way round.',
        ),
      };
    }
  },
  examples: {
    bad: [
      { file: 'app_desc.yaml', text: '«spec_version»: 2\napp: {bk_app_code: abc, bk_app_name: x}\n' },
      { file: 'app_desc.yaml', text: 'specVersion: 3\n«modules»: []\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodules: {a: {language: go}}\n«module»: {language: go}\n',
      },
    ],
    good: [{ file: 'app_desc.yaml', text: 'spec_version: 2\nmodules: {a: {language: go}}\n' }],
  },
};
