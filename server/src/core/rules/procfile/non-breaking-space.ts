import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { problemsOf } from './entry-problems.ts';

const ZERO_WIDTH = /^[\u200b-\u200d\u2060\ufeff]+$/;

export const nonBreakingSpace: Rule = {
  id: 'procfile/non-breaking-space',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('A character looks like a space, or like nothing, and is neither.'),
  explanation: t(
    'No-break spaces, full-width spaces and zero-width characters come along when a command is copied from a web page or a chat. Neither the shell nor YAML separates words at them: they become part of an argument.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.3', 'test/unit/syntax/procfile/problems.test.ts (PyYAML)'],
  *check({ document }) {
    for (const { entry, problem } of problemsOf(document, 'odd-space')) {
      const { start, end } = problem.span;
      // Inside quotes it is text that was written on purpose.
      if (isQuoted(document.text.slice(entry.span.start, start))) continue;
      const found = document.text.slice(start, end);
      yield {
        span: problem.span,
        message: t('This looks like a space and is {codes}: it becomes part of a word. Type a space instead.', {
          codes: codesOf(found),
        }),
        fixes: () => [
          {
            title: ZERO_WIDTH.test(found) ? t('Remove it') : t('Replace it with a space'),
            edits: [{ span: problem.span, newText: ZERO_WIDTH.test(found) ? '' : ' ' }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn«\u00a0»wsgi\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: gunicorn«\u3000»wsgi\n', platform: 'blueking', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: gunicorn w«\u200b»sgi\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
    ],
    good: [{ text: 'web: gunicorn wsgi -n "a\u3000b"\n' }],
  },
};

function isQuoted(before: string): boolean {
  let quote = '';
  for (const character of before) {
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  }
  return quote !== '';
}

function codesOf(text: string): string {
  const codes = [...text].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return [...new Set(codes)].join(', ');
}
