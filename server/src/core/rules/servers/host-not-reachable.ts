import { t } from '../../text/l10n.ts';
import { isFromVariable } from '../facts/from-variable.ts';
import { isLoopback } from '../facts/reachability.ts';
import type { Rule } from '../rule.ts';
import { type Listening, listeningOf } from './listening.ts';
import { setPart, WEB_PROGRAMS, webStarts } from './web-starts.ts';

export const hostNotReachable: Rule = {
  id: 'servers/host-not-reachable',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: WEB_PROGRAMS,
  title: t('The web process listens to its own machine only.'),
  explanation: t(
    'Requests reach a web process over the network of the platform. A server that listens on 127.0.0.1, as uvicorn, hypercorn, daphne, granian, sanic, `flask run` and `manage.py runserver` do when they are not told otherwise, never sees them: the platform answers 502 or stops the process. Listen on 0.0.0.0.',
  ),
  sources: [
    'encode/uvicorn:uvicorn/main.py (--host)',
    'pgjones/hypercorn:src/hypercorn/config.py (bind)',
    'django/daphne:daphne/cli.py DEFAULT_HOST',
    'emmett-framework/granian:granian/cli.py (--host)',
    'test/unit/programs/sanic/sanic.test.ts',
    'django/django:django/core/management/commands/runserver.py default_addr',
    'https://devcenter.heroku.com/articles/error-codes#r10-boot-timeout',
  ],
  *check(context) {
    for (const start of webStarts(context)) {
      const all = listeningOf(start);
      const [first] = all;
      const isInside = ({ host: { text, span } }: Listening) =>
        isLoopback(text) && !(span && isFromVariable(start, span));
      if (!first || !all.every(isInside)) continue;
      const { host, program } = first;
      yield {
        span: start.command.toDocument(
          host.span && host.span.end > host.span.start ? host.span : start.invocation.programSpan,
        ),
        message: host.span
          ? t('{program} listens on {host}: nothing outside this machine reaches it. Listen on 0.0.0.0.', {
              program,
              host: host.text,
            })
          : t(
              '{program} listens on {host} when it is not told otherwise: nothing outside this machine reaches it. Listen on 0.0.0.0.',
              {
                program,
                host: host.text,
              },
            ),
        fixes: () => [
          {
            title: t('Listen on {host}', { host: '0.0.0.0' }),
            edits: setPart(start, host, '0.0.0.0'),
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: fastapi run --host «127.0.0.1» --port $PORT\n',
        fixed: 'web: fastapi run --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: streamlit run app.py --server.port $PORT --server.address «localhost»\n',
        fixed: 'web: streamlit run app.py --server.port $PORT --server.address 0.0.0.0\n',
      },
      {
        text: 'web: celery -A a worker & uvicorn a:b --host «127.0.0.1» --port $PORT & wait -n\n',
        platform: 'heroku',
        fixed: 'web: celery -A a worker & uvicorn a:b --host 0.0.0.0 --port $PORT & wait -n\n',
      },
      { text: 'web: «uvicorn» app:app --port $PORT\n', fixed: 'web: uvicorn app:app --port $PORT --host 0.0.0.0\n' },
      {
        text: 'web: uvicorn app:app --host «127.0.0.1» --port $PORT\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: «granian» app:app --interface asgi --port $PORT\n',
        fixed: 'web: granian app:app --interface asgi --port $PORT --host 0.0.0.0\n',
      },
      { text: 'web: «sanic» app:app --port $PORT\n', fixed: 'web: sanic app:app --port $PORT --host 0.0.0.0\n' },
      { text: 'web: «hypercorn» app:app\n', fixed: 'web: hypercorn app:app -b 0.0.0.0:$PORT\n' },
      {
        text: 'web: hypercorn -b «localhost»:$PORT app:app\n',
        fixed: 'web: hypercorn -b 0.0.0.0:$PORT app:app\n',
      },
      { text: 'web: «daphne» app:app -p $PORT\n', fixed: 'web: daphne app:app -p $PORT -b 0.0.0.0\n' },
      {
        text: 'web: waitress-serve --host=«127.0.0.1» --port=$PORT app:app\n',
        fixed: 'web: waitress-serve --host=0.0.0.0 --port=$PORT app:app\n',
      },
      {
        text: 'web: waitress-serve --listen=«127.0.0.1»:8000 app:app\n',
        fixed: 'web: waitress-serve --listen=0.0.0.0:8000 app:app\n',
      },
      { text: 'web: «flask» run -p $PORT\n', fixed: 'web: flask run -p $PORT --host 0.0.0.0\n' },
      { text: 'web: python «manage.py» runserver\n', fixed: 'web: python manage.py runserver 0.0.0.0:$PORT\n' },
      { text: 'web: python «manage.py» runserver $PORT\n', fixed: 'web: python manage.py runserver 0.0.0.0:$PORT\n' },
      {
        text: 'web: python «manage.py» runserver ${PORT:-8000}\n',
        fixed: 'web: python manage.py runserver 0.0.0.0:${PORT:-8000}\n',
      },
      { text: 'web: python «manage.py» runserver 8000\n', fixed: 'web: python manage.py runserver 0.0.0.0:8000\n' },
    ],
    good: [
      { text: 'web: streamlit run app.py --server.port $PORT\n' },
      { text: 'web: uvicorn a:b --host 127.0.0.1 --port 8001 & node server.js & wait -n\n', platform: 'heroku' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: uvicorn app:app --uds /tmp/app.sock\n' },
      { text: 'web: UVICORN_HOST=0.0.0.0 uvicorn app:app\n' },
      { text: 'web: GRANIAN_HOST=0.0.0.0 granian --interface asgi app:app\n' },
      { text: 'web: granian --uds app.sock app:app\n' },
      { text: 'web: hypercorn -c hypercorn.toml app:app\n' },
      { text: 'web: hypercorn -b :$PORT app:app\n' },
      { text: 'web: daphne -e tcp:8000 app:app\n' },
      { text: 'web: waitress-serve --port=$PORT app:app\n' },
      { text: 'web: bin/start-nginx uvicorn app:app\n' },
      { text: 'web: uvicorn app:app --host ${HOST:-127.0.0.1}\n' },
      { text: 'api: uvicorn app:app\n' },
      { text: 'web: python manage.py runserver 0:8000\n' },
      { text: 'web: python manage.py runserver 0.0.0.0:$PORT\n' },
      { text: 'web: python manage.py runserver $ADDRESS\n' },
      { text: 'web: python manage.py runserver $HOST:$PORT\n' },
      { text: 'web: flask db upgrade\n' },
      { text: 'web: flask run 0.0.0.0:$PORT\n' },
    ],
  },
};
