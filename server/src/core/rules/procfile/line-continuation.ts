import type { Document } from '../../model/document.ts';
import { t } from '../../text/l10n.ts';
import { runStart } from '../../text/run-start.ts';
import { type Span, span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix, Rule } from '../rule.ts';
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
      const fix = (): Fix => ({
        title: t('Remove the backslash'),
        edits: [...joinLines(document, problem.span, platform.procfile === 'yaml')],
        preferred: true,
        safe: true,
      });
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
        fixes: () => [fix()],
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
      {
        text: 'web: gunicorn wsgi «\\»\n  -w 4 \\\n  -b :$PORT\nworker: celery -A x worker\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -w 4 -b :$PORT\nworker: celery -A x worker\n',
      },
      { text: 'web: gunicorn wsgi «\\»\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n  -w 4\n', platform: 'blueking' },
      { text: 'web: |\n  gunicorn wsgi \\\n  -w 4\n', platform: 'blueking' },
    ],
  },
};

/** Blanks, a line break, and the indentation of a line that goes on with the command. */
const NEXT_LINE = /[ \t]*(?:\r\n|\r|\n)[ \t]+(?=[^ \t\r\n#])/y;

/**
 * Removes the backslash; where lines are read one by one, also the line break that separates it from the rest of the
 * command, and so on to the end of the command.
 */
function* joinLines({ text }: Document, first: Span, folds: boolean): Iterable<TextEdit> {
  for (let backslash: Span | undefined = first; backslash; ) {
    const start = runStart(text, backslash.start, ' \t');
    NEXT_LINE.lastIndex = backslash.end;
    const goesOn: boolean = !folds && NEXT_LINE.test(text);
    const end: number = goesOn ? NEXT_LINE.lastIndex : backslash.end;
    yield { span: span(start, end), newText: goesOn ? ' ' : '' };
    backslash = goesOn ? backslashAtEnd(text, end) : undefined;
  }
}

function backslashAtEnd(text: string, start: number): Span | undefined {
  const lineEnd = /[\r\n]|$/g;
  lineEnd.lastIndex = start;
  const end = runStart(text, lineEnd.exec(text)?.index ?? text.length, ' \t');
  return text[end - 1] === '\\' ? span(end - 1, end) : undefined;
}
