import { EXECVP } from '../../model/wrappers/registry.ts';
import type { RuleContext } from '../rule.ts';

/** `$(NAME)`, `${ NAME }`, `'$NAME'`, `export`, shells and programs that start others, `cd A B`, `set A=`, `NAME= value`. */
const ANYWHERE = new RegExp(
  `\\$\\([A-Z]|\\$\\{(?!\\w+\\})|'[^']*\\$\\{?[A-Z]|(?<![-.])\\b(?:export|exec|honcho|\\w*sh|${EXECVP.join('|')})\\s|\\b\\w+=\\s|\\bcd\\s+\\S+\\s+\\w|\\bset\\s+\\w+=`,
);
/** The beginning of a command that no program has for a name: `web:`, `app:app`, `$`, `-w`, `2`, `NAME =`, `CMD`, `[`, `#`. */
const AT_START =
  /(?:^|[;&|("'`\n{])\s*(?:\w+=\S*\s+)*(?:[-$\d[{#]|"?[A-Za-z_.][\w.-]*(?::|\s+=|\\|\.(?:wsgi|asgi|exe|bat|cmd)\b)|manage\.py\s|Exec\w+=|(?:CMD|ENTRYPOINT|RUN|call|cmd|powershell|py|heroku)\s)/;
/** `python gunicorn`, `manage.py migrate gunicorn`, a lone `*`, `--host==`. */
const BEHIND =
  /\bpython[\d.]*\s+(?:-u\s+)?[a-z-]+(?:\s|$)|(?:manage\.py|django-admin)\s+(?:migrate|makemigrations|check|collectstatic|compilemessages)(?:\s+-\S+)*\s+\w|\s\*(?:\s|$|["'])|\s--(?:host|bind|listen)==/;
/** A name that is not quite that of a server or of python. */
const NEARLY =
  /^(?!(?:gunicorn|uvicorn|celery|hypercorn|granian|daphne|waitress-serve|flask|python[\d.]*)$)(?:[A-Z]|gra|gu|uv|un|ce|hy|da|wa|fl|py|.*(?:orn|ery|hne|rve|ask|hon)$)/;

/** Whether anything here looks as if the shell finds no program, or python no file; nothing is said by these rules where nothing does. */
export function mayStartNothing({ document }: RuleContext): boolean {
  return document.processes.all.some(
    ({ command }) =>
      command &&
      (ANYWHERE.test(command.text.text) ||
        AT_START.test(command.text.text) ||
        BEHIND.test(command.text.text) ||
        command.invocations.some(({ program }) => NEARLY.test(program))),
  );
}
