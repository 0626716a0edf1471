import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { NOT_A_MAPPING, oddEntriesOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';

export const emptyProcfile: Rule = {
  id: 'blueking/empty-procfile',
  severity: 'error',
  scope: 'document',
  aboutFile: true,
  title: t('A Procfile without a process is refused.'),
  explanation: t(
    'An empty Procfile, or one with comments only, is nothing to YAML, and BlueKing refuses it even when app_desc.yaml has all the processes. Delete the file, or write a process.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py'],
  *check({ document, platform }) {
    if (platform.id !== 'blueking' || document.kind !== 'procfile') return;
    if (document.processes.length > 0 || oddEntriesOf(document).some(({ kind }) => kind !== 'comment')) return;
    const end = document.lines.lineSpan(0).end;
    yield {
      span: span(0, end),
      message: t('There is no process in this file. The deploy stops with: {platform}', { platform: NOT_A_MAPPING }),
    };
  },
  examples: {
    bad: [
      { text: '«»', platform: 'blueking' },
      { text: '«# web: run x»\n', platform: 'blueking' },
    ],
    good: [{ text: 'web: run x\n', platform: 'blueking' }, { text: '# none\n' }],
  },
};
