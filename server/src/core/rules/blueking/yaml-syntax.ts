import { parseProcfile } from '../../syntax/procfile/procfile.ts';
import { t } from '../../text/l10n.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { closedQuote } from '../fixes/close-quote.ts';
import { NOT_YAML, problemsOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';

export const yamlSyntax: Rule = {
  id: 'blueking/yaml-syntax',
  severity: 'error',
  scope: 'document',
  title: t('A Procfile is no YAML, and BlueKing reads it as such.'),
  explanation: t(
    'BlueKing reads a Procfile with a YAML reader, so quotes must be closed, brackets belong together and an indented line continues the command above. One entry that is no YAML makes the platform refuse the whole file.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { problem } of problemsOf(document, 'yaml-error')) {
      yield {
        span: problem.span,
        message: t('This is no YAML ({detail}). The deploy stops with: {platform}', {
          detail: problem.detail.replace(/ at line \d+, column \d+:?$/, ''),
          platform: NOT_YAML,
        }),
        fixes: () => closedQuote(document.text, problem.span.start, (edit) => repairsLine(document.text, edit)),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: «"»gunicorn wsgi', platform: 'blueking', fixed: 'web: "gunicorn wsgi"' },
      {
        text: "web: «'»gunicorn wsgi \nworker: celery -A x worker\n",
        platform: 'blueking',
        fixed: "web: 'gunicorn wsgi' \nworker: celery -A x worker\n",
      },
    ],
    good: [
      { text: 'web: "gunicorn wsgi"\n', platform: 'blueking' },
      { text: 'web: {a: b}\n', platform: 'blueking' },
    ],
  },
};

/** Whether the line of the edit is YAML with it: to read the whole text for each of many open quotes would take minutes. */
function repairsLine(text: string, { span: { start }, newText }: TextEdit): boolean {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const { odd } = parseProcfile(text.slice(from, start) + newText, 'yaml').entries;
  return !odd.some(({ problems }) => problems.some(({ kind }) => kind === 'yaml-error'));
}
