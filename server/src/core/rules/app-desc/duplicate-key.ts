import type { YamlEntry, YamlValue } from '../../syntax/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { appDescOf } from './schema-problems.ts';

export const duplicateKey: Rule = {
  id: 'app-desc/duplicate-key',
  severity: 'warning',
  scope: 'document',
  title: t('A key is written twice in the same mapping.'),
  explanation: t(
    'PyYAML takes the last of several equal keys and drops the others, with everything below them, without a word.',
  ),
  sources: ['yaml/pyyaml:lib/yaml/constructor.py (construct_mapping)'],
  *check({ document }) {
    const root = appDescOf(document)?.root;
    if (!root) return;
    for (const { lost, kept } of overriddenEntries(root, new Set())) {
      yield {
        span: lost.key.span,
        tags: ['unnecessary'],
        message: t('`{key}` is written again below: this one is lost, with everything in it.', { key: lost.name }),
        ...(kept && { related: [{ span: kept.key.span, message: t('This one is kept.') }] }),
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

function* overriddenEntries(
  value: YamlValue,
  seen: Set<YamlValue>,
): Iterable<{ readonly lost: YamlEntry; readonly kept: YamlEntry | undefined }> {
  if (seen.has(value)) return;
  seen.add(value);
  if (value.kind === 'list') for (const item of value.items) yield* overriddenEntries(item, seen);
  if (value.kind !== 'mapping') return;
  for (const entry of value.entries) {
    // To override what `<<` brought is what `<<` is for.
    if (entry.overridden && !entry.merged) {
      yield { lost: entry, kept: value.entries.find(({ name, overridden }) => name === entry.name && !overridden) };
    }
    yield* overriddenEntries(entry.value, seen);
  }
}
