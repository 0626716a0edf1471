import type { ProcfileEntry } from '../../syntax/procfile/entry.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { oddEntriesOf } from './entry-problems.ts';

export const emptyCommand: Rule = {
  id: 'procfile/empty-command',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A process has no command.'),
  explanation: t(
    'Heroku and foreman ignore a name without a command; dokku and the cloud native builders refuse the file. BlueKing reads the missing command as the text `None` and tries to start a program of that name.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'heroku/buildpacks-procfile:src/procfile.rs',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py (PyYAML and str())',
  ],
  *check({ document, platform }) {
    for (const { origin, nameSpan } of oddEntriesOf(document).filter(isEmpty)) {
      if (origin.problems.length > 0) continue;
      yield {
        span: nameSpan,
        severity: platform.id === 'heroku' ? 'error' : 'warning',
        message:
          platform.id === 'blueking'
            ? t('This process has no command: BlueKing will start a program called `None`.')
            : t('This process has no command: it will not be started.'),
      };
    }
  },
  examples: {
    bad: [
      { text: '«web»:\n', platform: 'heroku' },
      { text: '«web»:\nworker: run x\n', platform: 'blueking' },
    ],
    good: [{ text: 'web: gunicorn wsgi\n' }],
  },
};

function isEmpty({ origin }: ProcfileEntry): boolean {
  return origin.kind === 'process' && !origin.value;
}
