import { t } from '../../text/l10n.ts';
import { oddEntriesOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';

export const nullCommand: Rule = {
  id: 'blueking/null-command',
  severity: 'warning',
  scope: 'document',
  title: t('YAML does not read this command as a text.'),
  explanation: t(
    'BlueKing reads a Procfile as YAML and turns what is no text into one as Python prints it: nothing and `null` become `None`, `yes` becomes `True`, `012` becomes `10`, a list becomes `[…]`. Put such a command in quotes.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py (PyYAML and str())',
  ],
  *check({ document, platform }) {
    if (platform.procfile !== 'yaml') return;
    for (const entry of oddEntriesOf(document)) {
      const { type = 'string' } = entry.origin.value ?? {};
      if (type === 'string' || entry.origin.problems.length > 0 || !entry.value) continue;
      const { value } = entry;
      yield {
        span: value.span,
        message:
          value.type === 'null'
            ? t('YAML reads this as nothing: BlueKing will start a program called `None`.')
            : t('YAML does not read this as a text: BlueKing will start what Python prints for it.'),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: «~»\n', platform: 'blueking' },
      { text: 'web: «null»\n', platform: 'blueking' },
      { text: 'web: «yes»\n', platform: 'blueking' },
      { text: 'web: «[a, b]»\n', platform: 'blueking' },
    ],
    good: [
      { text: 'web: "yes"\n', platform: 'blueking' },
      { text: 'web: yes\n', platform: 'heroku' },
      { text: 'web: y\n', platform: 'blueking' },
    ],
  },
};
