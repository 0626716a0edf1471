import { NO_DETAIL } from '../../platforms/blueking/no-detail.data.ts';
import type { YamlEntry } from '../../syntax/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import type { Fix, Rule } from '../rule.ts';
import { removeEntry } from './edit-entry.ts';
import { schemaProblems } from './schema-problems.ts';
import { platformMessage, severityAt, withVerdict } from './stage.ts';

export const nullValue: Rule = {
  id: 'app-desc/null-value',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A key has no value, and the platform does not take that for a missing key.'),
  explanation: t(
    'A key with nothing after its colon has the value null. Most keys refuse null: leave the key out, or give it a value. A few take it as if the key were missing.',
  ),
  sources: ['encode/django-rest-framework:rest_framework/fields.py (allow_null)'],
  *check({ document }) {
    for (const { appDesc, problem } of schemaProblems(document, 'null-value')) {
      const { path, stage, entry, field } = problem;
      const words = field?.crashes?.includes('null-value')
        ? NO_DETAIL
        : platformMessage(path, 'This field may not be null.', stage);
      const sentence = field
        ? t('`{key}` has no value. Give it one or leave the key out.', { key: field.key })
        : t('This entry is empty.');
      const isNeeded = field?.required !== undefined;
      yield {
        span: problem.span,
        severity: severityAt(stage, appDesc),
        message: withVerdict(sentence, stage, appDesc, words),
        fixes: () => (entry && !isNeeded ? remedies(document.text, entry) : []),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «env_variables»:\n  processes:\n    web:\n      command: run x\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: «~»\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\n«app»:\nmodule:\n  language: python\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n      replicas:\n      plan: ~\n',
      },
    ],
  },
};

function remedies(text: string, entry: YamlEntry): readonly Fix[] {
  const edit = removeEntry(text, entry);
  if (!edit || entry.merged) return [];
  return [{ title: t('Remove `{key}`', { key: entry.name }), edits: [edit], preferred: true, safe: true }];
}
