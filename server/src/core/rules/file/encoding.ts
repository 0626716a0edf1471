import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { savedEncoding } from '../facts/saved-encoding.ts';
import type { Rule, RuleContext, Severity } from '../rule.ts';

/** `procfile/byte-order-mark` speaks of UTF-8 behind a mark. */
export const encoding: Rule = {
  id: 'file/encoding',
  severity: 'error',
  scope: 'document',
  aboutFile: true,
  title: t('The file is not saved as UTF-8.'),
  explanation: t(
    'An editor shows a text whatever its file is saved as; platforms read the bytes. Windows PowerShell writes UTF-16 with `>`, and editors on Chinese Windows may write GBK. BlueKing takes bytes that are not UTF-8 for no YAML at all, and knows UTF-16 by its mark; whoever reads Procfile line by line finds no process in UTF-16.',
  ),
  sources: [
    'yaml/pyyaml:lib/yaml/reader.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'microsoft/vscode: issue 150776',
    'paketo-buildpacks/procfile:procfile/procfile.go',
  ],
  *check(context) {
    const said = verdict(context);
    if (said) yield { span: span(0, 0), savedWrong: true, ...said };
  },
  // What a file is saved as is no part of a text: test/unit/rules/file/encoding.test.ts.
  examples: { bad: [], good: [] },
};

function verdict({
  document,
  platform,
  project,
}: RuleContext): { readonly severity: Severity; readonly message: Text } | undefined {
  const saved = savedEncoding(document, project);
  if (saved === 'other') {
    if (platform.id === 'blueking' || document.kind === 'app-desc')
      return { severity: 'error', message: t('This file is not saved as UTF-8: BlueKing will refuse it as not YAML.') };
    return {
      severity: 'warning',
      message: t('This file is not saved as UTF-8: what is not plain ASCII will be read as something else.'),
    };
  }
  if (saved !== 'utf-16' || document.kind !== 'procfile') return undefined;
  if (platform.id === 'blueking')
    return {
      severity: 'warning',
      message: t('This file is saved as UTF-16: a cloud native build finds no process in it. Save it as UTF-8.'),
    };
  return {
    severity: platform.id === 'heroku' ? 'error' : 'warning',
    message: t('This file is saved as UTF-16: no process will be found in it. Save it as UTF-8.'),
  };
}
