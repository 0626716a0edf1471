import type { CommandLine } from '../../model/command-line.ts';
import type { Platform } from '../../model/platform.ts';
import { variableOf } from '../../platforms/variables.ts';
import { programFor } from '../../programs/registry.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { ifRead, scriptsOf } from './shell-problems.ts';

/** They are given programs and templates of their own, in which a `$` has a meaning. */
const READ_DOLLARS = ['python', 'uwsgi'];

export const variableInSingleQuotes: Rule = {
  id: 'shell/variable-in-single-quotes',
  severity: 'warning',
  scope: 'process',
  text: /'[^']*\$/,
  title: t('The shell leaves a variable in single quotes as it is.'),
  explanation: t(
    'Between single quotes every character means itself: `-b \':$PORT\'` gives gunicorn the text `:$PORT`, not the port. Between double quotes the shell puts the value in: `-b ":$PORT"`.',
  ),
  sources: [
    'POSIX.1-2017, Shell Command Language, 2.2.2',
    'test/unit/rules/shell/variable-in-single-quotes.test.ts (sh)',
  ],
  *check(context) {
    for (const { command, script, isRead } of scriptsOf(context)) {
      const started = command.invocations.filter((one) => script.commands.includes(one.command));
      for (const { program, arguments: words } of started) {
        if (!programFor(program) || READ_DOLLARS.includes(program)) continue;
        for (const word of words) {
          const name = literalVariable(word, context.platform);
          if (name === undefined) continue;
          yield {
            span: command.toDocument(word.span),
            ...ifRead(isRead, t('In single quotes the shell leaves `${name}` as it is: use double quotes.', { name })),
            fixes: () => inDoubleQuotes(command, word),
          };
        }
      }
    }
  },
  examples: {
    bad: [
      {
        text: "web: gunicorn wsgi --log-file=- -b «'0.0.0.0:$PORT'»\n",
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi --log-file=- -b "0.0.0.0:$PORT"\n',
      },
      {
        text: "web: hypercorn app:app «--bind='0.0.0.0:${PORT}'»\n",
        platform: 'heroku',
        fixed: 'web: hypercorn app:app --bind="0.0.0.0:${PORT}"\n',
      },
    ],
    good: [
      { text: "web: bash -c 'gunicorn wsgi -b :$PORT'\n", platform: 'heroku' },
      { text: "web: gunicorn wsgi -b ':'$PORT --access-logformat '%(h)s $remote'\n", platform: 'heroku' },
      { text: "web: uwsgi --http-socket ':$PORT' -w app\n", platform: 'heroku' },
      { text: "web: awk '{print $PORT}' f && gunicorn wsgi\n", platform: 'heroku' },
    ],
  },
};

/** The name of a variable of the platform that is a text in this word. */
function literalVariable({ value: { text }, quoting }: Word, platform: Platform): string | undefined {
  if (quoting === 'none' || quoting === 'double') return undefined;
  const names = [...text.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g)].map(([, name = '']) => name);
  return names.find((name) => variableOf(name, platform));
}

/** None where something else than the variable would mean another thing between double quotes. */
function inDoubleQuotes(command: CommandLine, word: Word): Fix[] {
  const written = command.text.text.slice(word.span.start, word.span.end);
  const [quoted, inner = ''] = /'([^'"`\\]*\$[^'"`\\]*)'/.exec(written) ?? [];
  if (quoted === undefined || written.includes('"')) return [];
  const start = word.span.start + written.indexOf(quoted);
  const edits = [start, start + inner.length + 1].map((at) => ({
    span: command.toDocument(span(at, at + 1)),
    newText: command.encode('"'),
  }));
  return [{ title: t('Use double quotes'), edits, preferred: true, safe: false }];
}
