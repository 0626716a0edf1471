import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

export const carriageReturn: Rule = {
  id: 'procfile/carriage-return',
  severity: 'warning',
  scope: 'document',
  aboutFile: true,
  kind: 'procfile',
  title: t('Lines end as on Windows.'),
  explanation: t(
    'Several readers of Procfiles keep the carriage return at the end of a line as the last character of the command, so the program gets an argument such as `app.py\\r`. Save the file with LF line ends, and let Git keep them: `Procfile text eol=lf` in .gitattributes. BlueKing does not mind.',
  ),
  sources: [
    'GoogleCloudPlatform/buildpacks: issue 56',
    'dokku/dokku: issue 6490',
    'tsuru/tsuru: issue 1764',
    'ddollar/foreman: issue 206',
  ],
  *check({ document, platform }) {
    if (document.kind !== 'procfile' || platform.procfile !== 'lines') return;
    const { text, content } = document;
    if (!content.includes('\r\n')) return;
    const first = text.indexOf('\r\n');
    yield {
      span: span(first, first + 2),
      severity: platform.id === 'heroku' ? 'warning' : 'information',
      message: t(
        'This file has Windows line ends: some platforms keep the `\\r` as part of the command. Save it with Unix line ends (LF).',
      ),
      fixes: () => [
        {
          title: t('End all lines with LF'),
          edits: [...text.matchAll(/\r(?=\n)/g)].map(({ index }) => ({ span: span(index, index + 1), newText: '' })),
          preferred: true,
          safe: true,
        },
      ],
    };
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi«\r\n»worker: run x\r\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi\nworker: run x\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi\r\n', platform: 'blueking' },
    ],
  },
};
