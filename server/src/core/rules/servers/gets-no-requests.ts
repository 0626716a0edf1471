import { t } from '../../text/l10n.ts';
import { isMainProcess, type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { mayHaveProxy } from '../facts/reachability.ts';
import type { Rule } from '../rule.ts';

/** Programs that do nothing but answer requests; uwsgi may also run mules and spoolers. */
const SERVERS: readonly string[] = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne', 'granian', 'waitress-serve'];

/** Processes that are for the machine of a developer (`heroku local dev`). */
const LOCAL = /^(?:dev|local|debug|test)/;

export const getsNoRequests: Rule = {
  id: 'servers/gets-no-requests',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('A server runs in a process that gets no requests.'),
  explanation: t(
    'Heroku sends requests to processes of the type `web` only; each dyno has its own network and files, so another one cannot pass them on over a port or a socket file. A second server for WebSockets, beside a `web` of gunicorn, is never reached: its clients come to the first, which speaks no WebSocket. One ASGI server in `web`, daphne or uvicorn, answers HTTP and WebSockets. Only in a Private Space can processes reach each other, by names of their own; there the message may be suppressed.',
  ),
  sources: [
    'https://devcenter.heroku.com/articles/procfile#the-web-process-type',
    'https://devcenter.heroku.com/articles/dynos#isolation-and-security',
    'https://channels.readthedocs.io/en/stable/deploying.html (one ASGI server for both)',
  ],
  *check(context) {
    if (context.platform.id !== 'heroku') return;
    for (const start of programStarts(context, SERVERS)) {
      if (start.process.name === 'web' || !isServing(start)) continue;
      const { command, invocation, process } = start;
      yield {
        span: command.toDocument(invocation.programSpan),
        message: t('Heroku sends requests to `web` only: none reaches {program} in `{process}`.', {
          program: invocation.program,
          process: process.name,
        }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn mysite.wsgi\nworker: «daphne» -b 0.0.0.0 -p 8001 mysite.asgi:application\n',
        platform: 'heroku',
      },
      { text: 'worker: «gunicorn» -w 2 ssp.wsgi\n', platform: 'heroku' },
      { text: 'web: gunicorn a.wsgi\nsockets: «daphne» -u /tmp/daphne.sock a.asgi:application\n', platform: 'heroku' },
    ],
    good: [
      { text: 'web: daphne -b 0.0.0.0 -p $PORT mysite.asgi:application\n', platform: 'heroku' },
      { text: 'web: gunicorn a.wsgi\nworker: python manage.py runworker default\n', platform: 'heroku' },
      { text: 'web: gunicorn a.wsgi\napi: gunicorn b.wsgi -b :5000\n', platform: 'blueking' },
      { text: 'web: gunicorn a.wsgi\ndev: uvicorn a:app\n', platform: 'heroku' },
      { text: 'web: gunicorn a.wsgi\nlive: uvicorn a:app --reload\n', platform: 'heroku' },
      { text: 'api: bin/start-nginx gunicorn a.wsgi -b unix:/tmp/nginx.socket\n', platform: 'heroku' },
      { text: 'check: gunicorn --check-config a.wsgi\n', platform: 'heroku' },
    ],
  },
};

/** Words with which a server only looks at its configuration, or is a developer's. */
const NO_SERVICE = /^--(?:check-config|print-config|reload)/;

function isServing(start: ProgramStart): boolean {
  const { command, invocation, process } = start;
  if (!isMainProcess(start) || LOCAL.test(process.name) || mayHaveProxy(command)) return false;
  return !invocation.arguments.some(({ value }) => NO_SERVICE.test(value.text));
}
