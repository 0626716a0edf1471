import { isTrivial } from '../../model/main-commands.ts';
import type { SimpleCommand } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { isServer } from './servers.ts';
import { scriptsOf } from './shell-problems.ts';

export const commandNotReached: Rule = {
  id: 'shell/command-not-reached',
  severity: 'information',
  scope: 'process',
  text: /[;&\n]/,
  title: t('A command stands after a server, which does not end.'),
  explanation: t(
    'With `;` and `&&` the shell starts a command when the one before it has ended. A server ends only when the process is stopped, so what stands after it does not run while the application does. Two servers belong into two processes.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.3'],
  *check(context) {
    for (const { command, script } of scriptsOf(context)) {
      if (script.errors.length > 0) continue;
      const started = new Map(command.invocations.map((one) => [one.command, one]));
      for (const [i, one] of script.commands.entries()) {
        const server = started.get(one);
        const next = script.commands[i + 1];
        if (next && replacesShell(one, script.commands[i - 1]) && waitsFor(one)) {
          yield {
            span: command.toDocument(next.span),
            severity: 'error',
            message: t('`exec` puts its program in the place of the shell: nothing behind it runs.'),
          };
          break;
        }
        if (!server || !next || !isServer(server) || !waitsFor(one) || isTrivial(next)) continue;
        const other = started.get(next);
        yield {
          span: command.toDocument(next.span),
          ...(other && isServer(other) && { severity: 'warning' as const }),
          message: t(
            '{program} runs until it is stopped: this runs only after that. Put it in front, or give it a process of its own.',
            { program: server.program },
          ),
        };
        break;
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi && «celery -A app worker»\n' },
      { text: 'web: exec python a.py && «gunicorn wsgi»\n', files: { 'a.py': '' } },
      { text: 'web: cd src && exec gunicorn wsgi && «celery -A app worker»\n' },
      { text: 'web: gunicorn wsgi; «rm -f pid»\n', platform: 'heroku' },
      { text: "web: trap '' TERM; gunicorn wsgi && «python bot.py» & wait -n\n", platform: 'heroku' },
      { text: 'web: bash -c "python manage.py runserver; «python manage.py migrate»"\n' },
      { text: 'web: flask run -h 0.0.0.0 -p $PORT && «flask db upgrade»\n' },
    ],
    good: [
      { text: 'web: python manage.py migrate && gunicorn wsgi\n' },
      { text: 'web: exec >log 2>&1; (exec ./migrate) && exec gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: test -f a.py && exec python a.py; gunicorn wsgi\n', files: { 'a.py': '' }, platform: 'heroku' },
      { text: 'web: python a.py || exec python b.py && gunicorn wsgi\n', files: { 'a.py': '', 'b.py': '' } },
      { text: 'web: cat a.py | exec python -; gunicorn wsgi\n', files: { 'a.py': '' }, platform: 'heroku' },
      { text: 'web: gunicorn wsgi || cat error.log\n' },
      { text: 'web: gunicorn wsgi --check-config && gunicorn wsgi; exit 1\n' },
      { text: 'web: gunicorn wsgi --daemon && tail -f log\n' },
      { text: 'web: if test -n "$A"; then gunicorn a; else gunicorn b; fi\n', platform: 'heroku' },
      { text: 'web: celery -A app worker & gunicorn wsgi\n' },
    ],
  },
};

/**
 * `exec gunicorn …`, not `exec >log`, in the shell that would go on: in brackets and behind `|` it replaces another one, and
 * `test -f x && exec a; b` goes on where there is no x.
 */
function replacesShell({ words, group, connector }: SimpleCommand, before: SimpleCommand | undefined): boolean {
  if (words.length < 2 || words[0]?.value.text !== 'exec' || group !== undefined) return false;
  if (before === undefined) return true;
  const isAlways = before.connector === ';' || before.connector === 'newline' || before.connector === '&';
  return before.group === undefined && (isAlways || (before.connector === '&&' && connector === '&&'));
}

/** Inside `if` and loops the next command may belong to another branch. */
function waitsFor({ connector, group }: SimpleCommand): boolean {
  return group?.kind !== 'compound' && (connector === '&&' || connector === ';' || connector === 'newline');
}
