import { t } from '../../../text/l10n.ts';
import type { Rule, Severity } from '../../rule.ts';
import { renameKey } from '../edit-entry.ts';
import { schemaProblems } from '../schema-problems.ts';

export const ignoredKey: Rule = {
  id: 'app-desc/ignored-key',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('A key that people write, and documentation shows, is not read by the platform.'),
  explanation: t(
    'The documentation of the platform has keys that its code does not read: `is_win_maximize` and `visible` in version 2, `tcpSocketTCP` and `envVaribles` in version 3, `package_plans`. They are ignored without a word.',
  ),
  sources: [
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/app_desc.md',
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/app_desc_cnative.md',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v2.py',
  ],
  *check({ document }) {
    for (const { problem } of schemaProblems(document, 'ignored-key')) {
      const { entry, mapping, ignored } = problem;
      const { instead, key, reason, harmless } = ignored;
      const isFree = instead !== undefined && !mapping.entries.some(({ name }) => name === instead);
      yield {
        span: problem.span,
        severity: severityOf(instead !== undefined, harmless === true),
        tags: ['unnecessary'],
        message: instead
          ? t('The platform ignores `{key}`: it reads `{instead}`. {reason}', { key, instead, reason })
          : t('The platform ignores `{key}`. {reason}', { key, reason }),
        ...(isFree && { fixes: () => [renameKey(document.text, entry, instead)] }),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - {name: web, procCommand: run x, «plan»: 4C1G}\n    addons:\n      - {name: mysql, «shareFrom»: api}\n    configuration:\n      env: [{«key»: A, value: b}]\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - {name: web, procCommand: run x, resQuotaPlan: 4C1G}\n    addons:\n      - {name: mysql, sharedFromModule: api}\n    configuration:\n      env: [{name: A, value: b}]\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {«procCommand»: run x, «resQuotaPlan»: Starter}\n  env_variables: [{«name»: A, value: b, «envName»: stag}]\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x, plan: Starter}\n  env_variables: [{key: A, value: b, environment_name: stag}]\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: abc\n  bk_app_name: x\n  market:\n    introduction: x\n    display_options:\n      «is_win_maximize»: true\n      «visible»: true\nmodule:\n  language: python\n',
        fixed:
          'spec_version: 2\napp:\n  bk_app_code: abc\n  bk_app_name: x\n  market:\n    introduction: x\n    display_options:\n      is_maximized: true\n      is_visible: true\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «package_plans»:\n    web: Starter\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        probes:\n          liveness:\n            «tcpSocketTCP»: {port: 5000}\n    envOverlay:\n      «envVaribles»: []\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        probes:\n          liveness:\n            tcpSocket: {port: 5000}\n    envOverlay:\n      envVariables: []\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: abc\n  bk_app_name: x\n  market:\n    introduction: x\n    display_options:\n      is_maximized: true\n      is_visible: true\nmodule:\n  language: python\n',
      },
    ],
  },
};

/** A key that most healthy files have, and on which nothing that is deployed depends, is said more quietly. */
function severityOf(meantAnother: boolean, isHarmless: boolean): Severity {
  if (meantAnother) return isHarmless ? 'information' : 'warning';
  return isHarmless ? 'hint' : 'information';
}
