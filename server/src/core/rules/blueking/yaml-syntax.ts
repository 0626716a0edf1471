import { parseProcfile } from '../../syntax/procfile/procfile.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { applyEdits } from '../../text/text-edit.ts';
import { NOT_YAML, problemsOf } from '../procfile/entry-problems.ts';
import type { Fix, Rule } from '../rule.ts';

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
        fixes: () => closedQuote(document.text, problem.span),
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

/** Closes a quote that is opened at this place where its line ends, if that makes YAML of it. */
function closedQuote(text: string, { start }: Span): Fix[] {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return [];
  const line = (/^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '').trimEnd();
  const edits = [{ span: span(start + line.length, start + line.length), newText: quote }];
  if (errorsOf(applyEdits(text, edits)) >= errorsOf(text)) return [];
  const shown = line.length > 30 ? `…${line.slice(-30)}` : line;
  return [{ title: t('Close the quote here: {text}', { text: shown + quote }), edits, preferred: true, safe: false }];
}

function errorsOf(text: string): number {
  const { odd } = parseProcfile(text, 'yaml').entries;
  return odd.filter(({ problems }) => problems.some(({ kind }) => kind === 'yaml-error')).length;
}
