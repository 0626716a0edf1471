import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { versionFault } from './spec-version.ts';

export const versionIgnored: Rule = {
  id: 'app-desc/version-ignored',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The whole file is ignored, because it does not say its version and there is a Procfile.'),
  explanation: t(
    'When app_desc.yaml has no version that the platform handles and a Procfile is there, the platform uses the Procfile alone and says nothing: no variables, no hook, no probes of this file count.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/handlers.py'],
  *check({ document, project }) {
    const appDesc = appDescOf(document);
    if (appDesc?.root?.kind !== 'mapping' || !project?.has('Procfile')) return;
    const fault = versionFault(appDesc, document.text);
    if (!fault) return;
    yield {
      span: fault.span,
      message: t('{sentence} The platform uses the Procfile and ignores this file without a word.', {
        sentence: fault.sentence,
      }),
      // Not safe: what was ignored so far would take effect.
      ...(fault.fix && { fixes: () => (fault.fix ? [{ ...fault.fix, safe: false }] : []) }),
    };
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: '«module»:\n  language: python\n',
        files: { Procfile: 'web: run x\n' },
        fixed: 'spec_version: 2\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: «5»\nmodule:\n  language: python\n',
        files: { Procfile: 'web: run x\n' },
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n',
        files: { Procfile: 'web: run x\n' },
      },
      { file: 'app_desc.yaml', text: 'module:\n  language: python\n' },
    ],
  },
};
