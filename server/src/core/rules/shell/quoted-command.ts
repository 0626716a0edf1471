import type { CommandLine } from '../../model/command-line.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';

/** A program and something behind it, in one word. */
const COMMAND = /^\s*(?:[A-Za-z_]\w*=\S*[ \t]+)*([A-Za-z][\w.-]*)[ \t]+\S/;

export const quotedCommand: Rule = {
  id: 'shell/quoted-command',
  severity: 'error',
  scope: 'process',
  text: /["']/,
  title: t('A whole command stands in quotes.'),
  explanation: t(
    'Quotes make one word of what is between them, and the first word of a command is the name of the program: the shell looks for a program whose name has spaces in it, finds none and exits with code 127. Quote single arguments, not the command. (BlueKing reads the Procfile as YAML: there a pair of quotes around the command belongs to YAML and does no harm.)',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.2 and 2.9.1', 'test/unit/rules/shell/quoted-command.test.ts (sh)'],
  *check({ document }) {
    for (const { command } of document.processes) {
      if (command?.form !== 'line') continue;
      for (const { words } of command.script.commands) {
        const word = words[words[0]?.value.text === 'exec' ? 1 : 0];
        if (!word || !isQuoted(command, word)) continue;
        const program = COMMAND.exec(word.value.text)?.[1];
        if (program === undefined) continue;
        yield {
          span: command.toDocument(word.span),
          message: t(
            'The quotes make one word of the command: the shell finds no program of that name. Remove the quotes around `{program} …`.',
            {
              program,
            },
          ),
          fixes: () => withoutQuotes(command, word),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: «"gunicorn wsgi -b :$PORT"»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -b :$PORT\n',
      },
      { text: "web: cd src && «'python manage.py migrate'»\n", fixed: 'web: cd src && python manage.py migrate\n' },
      {
        text: 'web: exec «"gunicorn wsgi -b :$PORT"»\n',
        platform: 'heroku',
        fixed: 'web: exec gunicorn wsgi -b :$PORT\n',
      },
      { text: "web: «'gunicorn wsgi',»\n", platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: «"gunicorn wsgi -n \'a b\'"»\n', platform: 'heroku' },
    ],
    good: [
      { text: 'web: "gunicorn wsgi -b :$PORT"\n', platform: 'blueking' },
      { text: 'web: "gunicorn" wsgi -n "a b"\n', platform: 'heroku' },
      { text: 'web: "/app/my tools/run" x\n', platform: 'heroku' },
      { text: 'web: "$COMMAND" x\n', platform: 'heroku' },
      { text: 'web: sh -c "gunicorn wsgi -b :$PORT"\n', platform: 'heroku' },
    ],
  },
};

/** Also with the comma behind it that a list of another kind of file needs. */
function isQuoted(command: CommandLine, { quoting, span: { start, end } }: Word): boolean {
  if (quoting === 'single' || quoting === 'double') return true;
  return quoting === 'mixed' && /^(["'])(?:(?!\1).)*\1,$/s.test(command.text.text.slice(start, end));
}

/** None where quotes or backslashes inside would mean something else without the outer quotes. */
function withoutQuotes(command: CommandLine, { span: { start, end } }: Word): Fix[] {
  const { text } = command.text;
  const closing = /["'],?$/.exec(text.slice(start, end))?.[0].length ?? 1;
  if (/['"\\]/.test(text.slice(start + 1, end - closing))) return [];
  const edits = [span(start, start + 1), span(end - closing, end)].map((quote) => ({
    span: command.toDocument(quote),
    newText: '',
  }));
  return [{ title: t('Remove the quotes'), edits, preferred: true, safe: true }];
}
