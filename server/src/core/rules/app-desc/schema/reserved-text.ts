import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { brokenChecks, textOf } from './broken-checks.ts';

export const reservedText: Rule = {
  id: 'app-desc/reserved-text',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A name holds a text that the platform uses to build host names.'),
  explanation: t(
    'The platform makes host names of the application ID and the module names. `-dot-`, `0us0`, `--` and `-m-` are the marks between their parts, so no name may hold them.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/validators.py'],
  *check({ document }) {
    yield* brokenChecks(document, ['forbidden'], ({ check, value }) => ({
      sentence: t('`{value}` holds `{part}`, which is reserved.', {
        value: textOf(value),
        part: check.texts.find((part) => textOf(value).includes(part)) ?? '',
      }),
      standard: '',
    }));
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: «my--app»\n  bk_app_name: x\nmodule:\n  language: python\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp:\n  bk_app_code: my-app\n  bk_app_name: x\nmodule:\n  language: python\n',
      },
    ],
  },
};
