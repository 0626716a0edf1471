import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const duplicateKey: Rule = {
  id: 'app-desc/duplicate-key',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('A key is written twice in the same mapping.'),
  explanation: t(
    'PyYAML takes the last of several equal keys and drops the others, with everything below them, without a word.',
  ),
  sources: ['yaml/pyyaml:lib/yaml/constructor.py (construct_mapping)'],
  *check({ document }) {
    for (const { entry, by } of appDescOf(document)?.lost ?? []) {
      yield {
        span: entry.key.span,
        tags: ['unnecessary'],
        message: t('`{key}` is written again below: this one is lost, with everything in it.', { key: entry.name }),
        ...(by && { related: [{ span: by.key.span, message: t('This one is kept.') }] }),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    «web»:\n      command: run x\n    web:\n      command: run y\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\n«module»:\n  language: go\nmodule:\n  language: python\n' },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nbase: &base {replicas: 1}\nmodule:\n  language: python\n  processes:\n    web:\n      <<: *base\n      replicas: 2\n      command: run x\n',
      },
    ],
  },
};
