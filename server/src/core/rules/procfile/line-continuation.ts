import type { Document } from '../../model/document.ts';
import { t } from '../../text/l10n.ts';
import { runStart } from '../../text/run-start.ts';
import { type Span, span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Rule } from '../rule.ts';
import { problemsOf } from './entry-problems.ts';

export const lineContinuation: Rule = {
  id: 'procfile/line-continuation',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A backslash at the end of a line does not continue the command.'),
  explanation: t(
    'A Procfile is no shell script. BlueKing reads it as YAML, which joins indented lines with a space and keeps the backslash: the program gets an argument that begins with a space. Heroku and its kin end the command at the backslash. Write the command in one line; on BlueKing you may also indent the next lines without a backslash.',
  ),
  sources: [
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
    'ddollar/foreman:lib/foreman/procfile.rb',
    'dokku/procfile-util:procfile/parse.go',
  ],
  *check({ document, platform }) {
    for (const { problem } of problemsOf(document, 'line-continuation')) {
      const edit = joinLines(document, problem.span, platform.procfile === 'yaml');
      yield {
        span: problem.span,
        message:
          platform.id === 'blueking'
            ? t(
                'YAML keeps this backslash: the program gets an argument that begins with a space. Remove the backslash; the indented line is joined without it.',
              )
            : t(
                'The command ends at this backslash: the next line is not part of it. Write the whole command on one line.',
              ),
        ...(edit && {
          fixes: () => [{ title: t('Remove the backslash'), edits: [edit], preferred: true, safe: true }],
        }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi «\\»\n  -w 4 «\\»\n  -b :$PORT\n',
        platform: 'blueking',
        fixed: 'web: gunicorn wsgi\n  -w 4\n  -b :$PORT\n',
      },
      {
        text: 'web: gunicorn wsgi «\\»\n  -w 4\nworker: celery -A x worker\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -w 4\nworker: celery -A x worker\n',
      },
      { text: 'web: gunicorn wsgi «\\»\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n  -w 4\n', platform: 'blueking' },
      { text: 'web: |\n  gunicorn wsgi \\\n  -w 4\n', platform: 'blueking' },
    ],
  },
};

/**
 * Removes the backslash; where lines are read one by one, also the line break that separates it from the rest of the
 * command.
 */
function joinLines({ text }: Document, backslash: Span, folds: boolean): TextEdit | undefined {
  const start = runStart(text, backslash.start, ' \t');
  const after = /^[ \t]*(?:\r\n|\r|\n)([ \t]+(?=[^ \t\r\n#]))?/.exec(text.slice(backslash.end));
  const continued = after?.[1] !== undefined;
  if (!continued) return { span: span(start, backslash.end), newText: '' };
  if (folds) return { span: span(start, backslash.end), newText: '' };
  return { span: span(start, backslash.end + after[0].length), newText: ' ' };
}
