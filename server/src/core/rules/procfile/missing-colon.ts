import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { NOT_YAML, problemsOf } from './entry-problems.ts';

/** Words that at the start of a line can only be meant as the name of a process. */
const USUAL_NAMES = /^(web|worker|beat|release|scheduler|clock|api|cron)[ \t]+(?=\S)/;

export const missingColon: Rule = {
  id: 'procfile/missing-colon',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A line has no colon, so it names no process.'),
  explanation: t(
    'Each line of a Procfile is a name, a colon and a command. Heroku ignores a line without a colon or refuses the file; BlueKing reads the file as YAML and refuses it.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'dokku/procfile-util:procfile/parse.go',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
  ],
  *check({ document, platform }) {
    for (const { entry, problem } of problemsOf(document, 'missing-colon')) {
      yield {
        span: problem.span,
        message:
          platform.id === 'blueking'
            ? t('This line has no colon. The deploy stops with: {platform}', { platform: NOT_YAML })
            : t('This line has no colon: no process is started by it.'),
        fixes: () => insertColon(document.text, entry.span.start),
      };
    }
  },
  examples: {
    bad: [
      { text: '«web gunicorn wsgi -b :$PORT»\n', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      { text: 'web: gunicorn wsgi\n«celery -A proj worker»\n' },
      { text: '«gunicorn wsgi -b :$PORT»\n', platform: 'blueking' },
    ],
    good: [
      { text: '# web gunicorn\n\nweb: gunicorn wsgi -b :$PORT\n' },
      { text: '---\nweb: run x\n', platform: 'blueking' },
    ],
  },
};

function insertColon(text: string, start: number): readonly Fix[] {
  const name = USUAL_NAMES.exec(text.slice(start, start + 40))?.[1];
  if (!name) return [];
  const at = start + name.length;
  return [
    {
      title: t('Insert a colon after `{name}`', { name }),
      edits: [{ span: span(at, at), newText: ':' }],
      preferred: true,
      safe: true,
    },
  ];
}
