import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { problemsOf } from './entry-problems.ts';

/** What Heroku reads as a process in spite of the space in front of it (heroku/buildpacks-procfile:SPEC.md). */
const INDENTED_ENTRY = /^([ \t]+)([A-Za-z0-9_-]+):[ \t]+\S/;

export const indentedLine: Rule = {
  id: 'procfile/indented-line',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A line is indented: only BlueKing takes it as part of the line above.'),
  explanation: t(
    'Heroku, dokku, foreman and honcho read a Procfile line by line. A line that begins with a space does not go on with the command above it. foreman and honcho ignore it; Heroku and dokku take the space away and read it as a process of its own, or refuse the file. Write a command in one line, and begin every process at the start of a line.',
  ),
  sources: [
    'ddollar/foreman:lib/foreman/procfile.rb',
    'nickstenning/honcho:honcho/environ.py',
    'dokku/procfile-util:procfile/parse.go',
    'heroku/buildpacks-procfile:src/procfile.rs',
  ],
  *check({ document, platform }) {
    for (const { problem } of problemsOf(document, 'indented-line')) {
      const entry = INDENTED_ENTRY.exec(document.text.slice(problem.span.start, problem.span.end));
      yield entry
        ? {
            span: problem.span,
            severity: 'warning',
            message: t('foreman, honcho and others ignore an indented line. Begin `{name}` at the start of the line.', {
              name: entry[2] ?? '',
            }),
            fixes: () => unindent(problem.span.start, entry[1] ?? ''),
          }
        : {
            span: problem.span,
            severity: platform.id === 'heroku' ? 'error' : 'warning',
            message: t('An indented line does not go on with the command above. Put the whole command on one line.'),
          };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi\n«  -w 4»\n', platform: 'heroku' },
      {
        text: 'web: gunicorn wsgi\n«  worker: run x»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi\nworker: run x\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n  -w 4\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi\n  # four workers\n', platform: 'heroku' },
    ],
  },
};

function unindent(start: number, indent: string): readonly Fix[] {
  const edits = [{ span: span(start, start + indent.length), newText: '' }];
  return [{ title: t('Remove the indentation'), edits, preferred: true, safe: false }];
}
