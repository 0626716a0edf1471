import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { oddEntriesOf } from './entry-problems.ts';

export const invalidName: Rule = {
  id: 'procfile/invalid-name',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A process name has characters that no platform takes.'),
  explanation: t(
    'Names are made of letters, digits, `-` and `_`. A line whose name has anything else is ignored by Heroku and foreman and makes other platforms refuse the file. BlueKing is stricter still: see `blueking/process-name`.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'paketo-buildpacks/procfile:procfile/procfile.go',
    'dokku.com/docs/appendices/file-formats/procfile/',
  ],
  *check({ document, platform }) {
    if (platform.id === 'blueking') return;
    for (const entry of oddEntriesOf(document)) {
      const { kind, name } = entry.origin;
      if (kind !== 'process' || /^[A-Za-z0-9_-]+$/.test(name)) continue;
      yield {
        span: entry.nameSpan,
        message: t('`{name}` is no process name: only letters, digits, `-` and `_` are. The line is ignored.', {
          name,
        }),
      };
    }
  },
  examples: {
    bad: [{ text: '«web.1»: gunicorn wsgi\n' }, { text: '«网站»: gunicorn wsgi\n', platform: 'heroku' }],
    good: [{ text: 'Web_1: gunicorn wsgi\n', platform: 'heroku' }],
  },
};
