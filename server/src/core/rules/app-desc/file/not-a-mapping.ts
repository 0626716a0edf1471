import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const notAMapping: Rule = {
  id: 'app-desc/not-a-mapping',
  severity: 'error',
  scope: 'document',
  aboutFile: true,
  kind: 'app-desc',
  title: t('app_desc.yaml holds no keys.'),
  explanation: t(
    'An empty file, one with comments only, and one that is a list or a text are refused, even when a good Procfile is there. Delete the file or fill it.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc || appDesc.root?.kind === 'mapping' || appDesc.root?.kind === 'opaque') return;
    yield {
      span: span(0, document.lines.lineSpan(0).end),
      message: t('There are no keys in this file. The deploy stops with: {platform}', {
        platform: 'file "app_desc.yaml" must be dict type',
      }),
    };
  },
  examples: {
    bad: [
      { file: 'app_desc.yaml', text: '«»' },
      { file: 'app_desc.yaml', text: '«# spec_version: 2»\n' },
      { file: 'app_desc.yaml', text: '«- spec_version: 2»\n' },
      { file: 'app_desc.yaml', text: '«spec_version:2»\n' },
    ],
    good: [{ file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n' }],
  },
};
