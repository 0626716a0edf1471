import { argumentAt } from '../../programs/argument-edits.ts';
import { django } from '../../programs/django/program.ts';
import { python } from '../../programs/python/program.ts';
import { programFor } from '../../programs/registry.ts';
import { type Text, t } from '../../text/l10n.ts';
import { missingPath } from '../facts/missing-path.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { addBefore } from '../fixes/add-before.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';

/** What `python -m` starts as the program of that name does. */
const MODULES = ['celery', 'daphne', 'dramatiq', 'flask', 'granian', 'gunicorn', 'hypercorn', 'sanic', 'uvicorn'];
const COMMANDS = new Set(django.commands?.(undefined).map(({ name }) => name));

export const programAsScript: Rule = {
  id: 'python/program-as-script',
  severity: 'error',
  scope: 'process',
  title: t('Python is given the name of a program, where it wants a file.'),
  explanation: t(
    '`python gunicorn wsgi` looks for a file `gunicorn` in the folder where the process starts, finds none and exits with code 2. With `-m` python runs the module: `python -m gunicorn wsgi`. Commands of Django stand behind `manage.py`: `python manage.py migrate`.',
  ),
  sources: ['docs.python.org/3/using/cmdline.html', 'test/unit/rules/python/program-as-script.test.ts (python)'],
  *check(context) {
    for (const start of programStarts(context, python.names)) {
      const { command, invocation } = start;
      const { uses, positionals } = python.parse(invocation, undefined);
      const [script] = positionals;
      if (!script || uses.some(({ option }) => option.id === 'module' || option.id === 'command')) continue;
      const word = argumentAt(invocation, script.span);
      const found = word?.quoting === 'none' ? meantBy(start, script.text) : undefined;
      if (!found || missingPath(start, script.text) === undefined) continue;
      const { message, insert } = found;
      yield {
        span: command.toDocument(script.span),
        message,
        ...(insert !== undefined && {
          fixes: () => [
            insert === ''
              ? removeOption(start, { flag: script, value: undefined })
              : addBefore(command, script.span, insert),
          ],
        }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: python «gunicorn» wsgi\n', files: { 'wsgi.py': '' }, fixed: 'web: python -m gunicorn wsgi\n' },
      {
        text: 'worker: python -u «celery» -A proj worker\n',
        files: { 'proj.py': '' },
        fixed: 'worker: python -u -m celery -A proj worker\n',
      },
      {
        text: 'release: python «migrate» --noinput\n',
        files: { 'manage.py': '' },
        fixed: 'release: python manage.py migrate --noinput\n',
      },
      { text: 'web: python «python» app.py\n', files: { 'app.py': '' }, fixed: 'web: python app.py\n' },
      { text: 'web: python «uwsgi» --http :$PORT\n', files: { 'app.py': '' } },
    ],
    good: [
      { text: 'web: python -m gunicorn wsgi\n', files: { 'wsgi.py': '' } },
      { text: 'web: python celery -A proj worker\n', files: { 'celery/__main__.py': '' } },
      { text: 'release: python migrate --noinput\n', files: { 'src/manage.py': '' } },
      { text: 'web: python "$PROGRAM" wsgi\n', files: { 'wsgi.py': '' } },
    ],
  },
};

interface Meant {
  readonly message: Text;
  /** What stands in front of it where it is right; empty where it has to go, undefined where something else has to be written. */
  readonly insert?: string;
}

function meantBy(start: ProgramStart, name: string): Meant | undefined {
  if (COMMANDS.has(name) && start.project && missingPath(start, 'manage.py') === undefined)
    return {
      message: t('python looks for a file `{name}`. Commands of Django stand behind `manage.py`.', { name }),
      insert: 'manage.py',
    };
  if (python.names.includes(name))
    return { message: t('python looks for a file `{name}`: its name stands here twice.', { name }), insert: '' };
  const known = programFor(name);
  if (!known || known.package === '' || /\.py$/.test(name)) return undefined;
  const message = t('python looks for a file `{name}`. The program is started without python, or with `-m`.', { name });
  return MODULES.includes(name) ? { message, insert: '-m' } : { message };
}
