import { commandOf, django } from '../../programs/django/program.ts';
import { flask, parseFlask } from '../../programs/flask/program.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, type ProgramStart, programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

export const runserverInProduction: Rule = {
  id: 'python/runserver-in-production',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: ['django', 'flask'],
  title: t('The development server runs in production.'),
  explanation: t(
    'The servers of `manage.py runserver` and `flask run` are made for the developer’s machine: one process, no limit on connections, restarts when files change, and no review of their security; their own documentation forbids them in production. Use gunicorn, uvicorn or another server: `gunicorn mysite.wsgi -b :$PORT`.',
  ),
  sources: ['django/django:docs/ref/django-admin.txt (runserver)', 'pallets/flask:docs/deploying/index.rst'],
  *check(context) {
    for (const start of programStarts(context, [...django.names, ...flask.names])) {
      const word = isMainProcess(start) ? developmentServer(start) : undefined;
      if (!word) continue;
      const isFlask = flask.names.includes(start.invocation.program);
      yield {
        span: start.command.toDocument(word.span),
        message: isFlask
          ? t(
              '`flask run` is for development only. In production use gunicorn or another server: `gunicorn module:app -b :$PORT`.',
            )
          : t(
              '`runserver` is for development only. In production use gunicorn or another server: `gunicorn mysite.wsgi -b :$PORT`.',
            ),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: python manage.py «runserver» 0.0.0.0:$PORT\n' },
      { text: 'web: flask --app wsgi «run» -h 0.0.0.0 -p $PORT\n' },
      { text: 'web: python -m flask «run»\n' },
      { text: 'web: django-admin «runserver»\n' },
    ],
    good: [
      { text: 'web: gunicorn mysite.wsgi -b :$PORT\n' },
      { text: 'release: python manage.py migrate\n' },
      { text: 'worker: flask worker\n' },
      { text: 'web: python manage.py migrate && gunicorn mysite.wsgi\n' },
    ],
  },
};

function developmentServer({ invocation }: ProgramStart): ArgumentValue | undefined {
  const isFlask = flask.names.includes(invocation.program);
  const command = isFlask ? parseFlask(invocation, undefined).command : commandOf(invocation);
  return command?.text === (isFlask ? 'run' : 'runserver') ? command : undefined;
}
