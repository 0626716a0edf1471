import type { CommandLine } from '../../model/command-line.ts';
import type { Script, Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { type Span, touches } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { ifRead, shellProblems } from './shell-problems.ts';

export const unexpectedOperator: Rule = {
  id: 'shell/unexpected-operator',
  severity: 'error',
  scope: 'process',
  title: t('An operator or a reserved word of the shell stands where none may stand.'),
  explanation: t(
    'The shell refuses the whole command when an operator such as `&&`, `;` or `)` has no command before it, or when a parenthesis stands in a word. A factory such as `app:create_app()` must therefore be put in quotes.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.10', 'test/unit/syntax/shell/against-sh.test.ts (sh -n)'],
  *check(context) {
    for (const { command, script, error, isNested, isRead } of shellProblems(context, ['unexpected-operator'])) {
      const operator = command.text.text.slice(error.span.start, error.span.end);
      const word = operator === '(' ? wordAt(script, error.span) : undefined;
      const message = word
        ? t('The shell refuses a parenthesis in a word: put `{word}` in quotes.', {
            word: command.text.text.slice(word.span.start, word.span.end),
          })
        : t('The shell does not expect `{operator}` here and refuses the whole command.', { operator });
      yield {
        span: command.toDocument(word?.span ?? error.span),
        ...ifRead(isRead, message),
        ...(!isNested && { fixes: () => (word ? quoteWord(command, word) : [remove(command, error.span, operator)]) }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn «app:create_app()» -w 4\n', fixed: "web: gunicorn 'app:create_app()' -w 4\n" },
      { text: `web: gunicorn «app:create_app('prod')»\n`, fixed: `web: gunicorn "app:create_app('prod')"\n` },
      {
        text: 'web: gunicorn «app:create_app("a b")»\n',
        platform: 'heroku',
        fixed: `web: gunicorn 'app:create_app("a b")'\n`,
      },
      { text: 'web: ./migrate && «&&» gunicorn wsgi\n' },
      { text: 'web: gunicorn wsgi; «fi»\n' },
      { text: 'web: bash -c "«&&» gunicorn wsgi"\n', platform: 'blueking' },
    ],
    good: [
      { text: 'web: gunicorn "app:create_app()" -w 4\n' },
      { text: 'web: (cd src && gunicorn wsgi) || exit 1\n' },
      { text: 'web: ["gunicorn", "app:create_app()"]\n', platform: 'heroku' },
    ],
  },
};

function wordAt({ commands }: Script, place: Span): Word | undefined {
  return commands
    .flatMap(({ words }) => words)
    .find((word) => touches(word.span, place) && word.span.start < place.start);
}

/** Quotes the word as written, with the kind of quotes that leaves quotes and variables inside it intact. */
function quoteWord(command: CommandLine, { span }: Word): Fix[] {
  const written = command.text.text.slice(span.start, span.end);
  const quote = /['$`]/.test(written) ? '"' : "'";
  if (written.includes(quote) || written.includes('\\')) return [];
  const edits = [{ span: command.toDocument(span), newText: command.encode(quote + written + quote) }];
  return [{ title: t('Put it in quotes'), edits, preferred: true, safe: true }];
}

function remove(command: CommandLine, span: Span, operator: string): Fix {
  const edits = [{ span: command.toDocument(span), newText: '' }];
  return { title: t('Remove `{operator}`', { operator }), edits, preferred: false, safe: false };
}
