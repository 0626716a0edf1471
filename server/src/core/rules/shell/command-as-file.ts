import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { addBefore } from '../fixes/add-before.ts';
import type { Rule } from '../rule.ts';
import { shellCalls } from './shell-call.ts';

export const commandAsFile: Rule = {
  id: 'shell/command-as-file',
  severity: 'error',
  scope: 'process',
  text: /sh\s/,
  title: t('A shell is given a command as the name of a file.'),
  explanation: t(
    '`sh "cd src && gunicorn wsgi"` looks for a file of that name, finds none and exits with code 127 (dash: 2). With `-c` the shell takes the word for commands: `sh -c "cd src && gunicorn wsgi"`.',
  ),
  sources: ['POSIX.1-2017, sh, OPERANDS', 'test/unit/rules/shell/shell-calls.test.ts (sh)'],
  *check(context) {
    for (const { shell, readsCommand, operands, command } of shellCalls(context)) {
      const [word] = operands;
      if (readsCommand || !word || !isCommand(word.value.text)) continue;
      yield {
        span: command.toDocument(word.span),
        message: t('`{shell}` looks for a file of this name. `-c` is missing in front of the commands.', { shell }),
        fixes: () => [addBefore(command, word.span, '-c', { safe: true })],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: sh «"cd src && gunicorn wsgi"»\n',
        platform: 'heroku',
        fixed: 'web: sh -c "cd src && gunicorn wsgi"\n',
      },
      {
        text: "web: exec bash -eo pipefail «'gunicorn wsgi'»\n",
        platform: 'heroku',
        fixed: "web: exec bash -eo pipefail -c 'gunicorn wsgi'\n",
      },
    ],
    good: [
      { text: 'web: sh start.sh "a && b"\n', platform: 'heroku' },
      { text: 'web: sh "bin/my start.sh"\n', platform: 'heroku' },
      { text: 'web: bash -lc "cd src && gunicorn wsgi"\n', platform: 'heroku' },
    ],
  },
};

/** Files have blanks in their names, too: only what is a command for sure. */
function isCommand(text: string): boolean {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return rest.length > 0 && (/\s(?:&&|\|\|)\s|;\s/.test(text) || first === 'exec' || programFor(first) !== undefined);
}
