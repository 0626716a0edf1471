import { t } from '../../text/l10n.ts';
import { problemsOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';
import { quoteEntry } from './quote-entry.ts';

export const commentCutsCommand: Rule = {
  id: 'blueking/comment-cuts-command',
  severity: 'error',
  scope: 'document',
  title: t('YAML takes a part of the command for a comment.'),
  explanation: t(
    'BlueKing reads a Procfile as YAML, where a `#` after a space begins a comment, also inside the quotes of a shell command. What follows is cut off without a word. Put the whole command in quotes when the `#` belongs to it.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { entry, problem } of problemsOf(document, 'comment-cut')) {
      const comment = document.text.slice(problem.span.start, problem.span.end);
      if (leavesQuoteOpen(problem.detail)) {
        yield {
          span: problem.span,
          message: t('YAML takes the `#` for the start of a comment: the quote before it is never closed.'),
          fixes: () => quoteEntry(document.text, entry),
        };
      } else if (looksLikeCommand(comment)) {
        // A shell would ignore it as well: it may have been commented out on purpose.
        yield {
          span: problem.span,
          severity: 'information',
          message: t('This is a comment: it is not part of the command.'),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi --access-logformat "%(h)s «#%(l)s" -w 4»\n',
        platform: 'blueking',
        fixed: 'web: \'gunicorn wsgi --access-logformat "%(h)s #%(l)s" -w 4\'\n',
      },
      { text: 'web: gunicorn wsgi «# -w 4»\n', platform: 'blueking' },
    ],
    good: [
      { text: 'web: gunicorn wsgi # the main entrance\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi#1\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi --x "a #b"\n', platform: 'heroku' },
    ],
  },
};

function leavesQuoteOpen(command: string): boolean {
  let quote = '';
  for (let i = 0; i < command.length; i++) {
    const character = command[i] ?? '';
    if (character === '\\' && quote !== "'") i++;
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  }
  return quote !== '';
}

function looksLikeCommand(comment: string): boolean {
  return !/^#\s*procfile-doctor/.test(comment) && /(?:^#|\s)(?:--?[a-z]|\$[A-Z]|&&|\|\|)/.test(comment);
}
