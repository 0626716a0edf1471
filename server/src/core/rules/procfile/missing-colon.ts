import type { Platform } from '../../model/platform.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { messageForNameless, problemsOf } from './entry-problems.ts';

/** Heroku's builder before its Cloud Native one: the colon may be missing (the pattern of heroku/codon, lib/slug_compiler/slug.rb). */
const NAMED_BY_HEROKU = /^([A-Za-z0-9_-]+)[ \t]+\S/;

/** Words that at the start of a line can only be meant as the name of a process. */
const USUAL_NAMES = /^(web|worker|beat|release|scheduler|clock|api|cron)[ \t]+(?=\S)/;

export const missingColon: Rule = {
  id: 'procfile/missing-colon',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A line has no colon, so it names no process.'),
  explanation: t(
    'Each line of a Procfile is a name, a colon and a command. BlueKing reads the file as YAML and refuses a line without a colon. Heroku takes the first word of such a line as the name of a process, its Cloud Native builder refuses the file; foreman and honcho ignore the line. Commands for your own terminal do not belong into the file.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'dokku/procfile-util:procfile/parse.go',
    'heroku/buildpacks-procfile:SPEC.md and src/procfile.rs',
    'https://github.com/heroku/buildpacks-procfile/issues/73',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
  ],
  *check({ document, platform }) {
    const refusal = messageForNameless(document);
    for (const { entry, problem } of problemsOf(document, 'missing-colon')) {
      yield {
        span: problem.span,
        ...(platform.id !== 'blueking' && { severity: 'warning' }),
        message: consequence(document.text.slice(problem.span.start, problem.span.end), platform.id, refusal),
        fixes: () => insertColon(document.text, entry.span.start),
      };
    }
  },
  examples: {
    bad: [
      { text: '«web gunicorn wsgi -b :$PORT»\n', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      { text: 'web: gunicorn wsgi\n«celery -A proj worker»\n' },
      { text: '«gunicorn wsgi -b :$PORT»\n', platform: 'blueking' },
      { text: '«heroku ps:scale web=1»\nweb: gunicorn wsgi\n', platform: 'heroku' },
    ],
    good: [
      { text: '# web gunicorn\n\nweb: gunicorn wsgi -b :$PORT\n' },
      { text: '---\nweb: run x\n', platform: 'blueking' },
    ],
  },
};

function consequence(line: string, platform: Platform['id'], refusal: string): Text {
  if (platform === 'blueking')
    return t('This line has no colon. The deploy stops with: {platform}', { platform: refusal });
  const name = NAMED_BY_HEROKU.exec(line)?.[1];
  if (platform === 'heroku' && name)
    return t(
      'This line has no colon. Heroku makes a process `{name}` of it; other platforms ignore the line or refuse the file.',
      { name },
    );
  return t('This line has no colon. Platforms ignore it or refuse the file.');
}

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
