import type { CommandLine } from '../../model/command-line.ts';
import { programFor } from '../../programs/registry.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { shellCalls } from './shell-call.ts';

/** Of the shell itself; none of them does anything useful alone. */
const BUILT_IN = ['cd', 'exec', 'source', '.'];

export const wordsBehindC: Rule = {
  id: 'shell/words-behind-c',
  severity: 'error',
  scope: 'process',
  text: /sh\s/,
  title: t('Only one word behind `-c` is the command.'),
  explanation: t(
    '`sh -c gunicorn wsgi -b :$PORT` starts gunicorn without any argument: the words behind it become the variables `$0`, `$1`, … of the shell. Put quotes around the whole command: `sh -c "gunicorn wsgi -b :$PORT"`.',
  ),
  sources: [
    'POSIX.1-2017, sh, SYNOPSIS: -c command_string [command_name [argument...]]',
    'test/unit/rules/shell/shell-calls.test.ts (sh)',
  ],
  *check(context) {
    for (const { shell, readsCommand, operands, command, call } of shellCalls(context)) {
      const [word, next] = operands;
      const last = operands.at(-1);
      if (!readsCommand || !word || !next || !last) continue;
      const program = word.value.text;
      if (!BUILT_IN.includes(program) && !programFor(program)) continue;
      yield {
        span: command.toDocument(span(next.span.start, last.span.end)),
        message: t('`{shell} -c` starts `{program}` without these words. Put quotes around the whole command.', {
          shell,
          program,
        }),
        fixes: () => (call.connectorSpan && BUILT_IN.includes(program) ? [] : inQuotes(command, word, last)),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: sh -c gunicorn «wsgi -b :$PORT»\n',
        platform: 'heroku',
        fixed: 'web: sh -c "gunicorn wsgi -b :$PORT"\n',
      },
      { text: 'web: bash -lc cd «src» && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: bash -c exec «gunicorn wsgi»\n', platform: 'heroku', fixed: 'web: bash -c "exec gunicorn wsgi"\n' },
    ],
    good: [
      { text: 'web: sh -c "gunicorn wsgi -b :$PORT"\n', platform: 'heroku' },
      { text: 'web: sh -c \'exec gunicorn "$@"\' web wsgi -b :$PORT\n', platform: 'heroku' },
      { text: 'web: bash -c ./start.sh web\n', platform: 'heroku' },
    ],
  },
};

/** None where something inside would mean something else between quotes. */
function inQuotes(command: CommandLine, first: Word, last: Word): Fix[] {
  const { start } = first.span;
  const { end } = last.span;
  if (/["'\\`]/.test(command.text.text.slice(start, end))) return [];
  const edits = [start, end].map((at) => ({
    span: command.toDocument(span(at, at)),
    newText: command.encode('"'),
  }));
  return [{ title: t('Put quotes around the command'), edits, preferred: true, safe: false }];
}
