import { type Text, t } from '../../text/l10n.ts';
import { isFromVariable } from '../facts/from-variable.ts';
import { severityOfFixedPort } from '../facts/reachability.ts';
import type { Rule } from '../rule.ts';
import { type Listening, listeningOf } from './listening.ts';
import { setPart, WEB_PROGRAMS, webStarts } from './web-starts.ts';

export const fixedPort: Rule = {
  id: 'servers/fixed-port',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: WEB_PROGRAMS,
  title: t('The web process does not listen on the port that the platform gives it.'),
  explanation: t(
    'The platform tells a web process by the variable PORT where to listen, and sends its requests there. None of these servers reads PORT by itself. On Heroku the port is another one at every start; on BlueKing it is 5000.',
  ),
  sources: [
    'https://devcenter.heroku.com/articles/runtime-principles#web-servers',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paas_wl/workloads (CONTAINER_PORT)',
  ],
  *check(context) {
    for (const start of webStarts(context)) {
      const all = listeningOf(start);
      const [first] = all;
      const isFixed = ({ port: { text, span } }: Listening) =>
        /^\d+$/.test(text) && !(span && isFromVariable(start, span));
      if (!first || !all.every(isFixed)) continue;
      const { port, program } = first;
      const severity = severityOfFixedPort(context, port.text);
      if (!severity) continue;
      yield {
        span: start.command.toDocument(port.span ?? start.invocation.programSpan),
        severity,
        message: sentence(context.platform.id === 'generic', port.span !== undefined, { program, port: port.text }),
        fixes: () =>
          port.flag === ''
            ? []
            : [{ title: t('Listen on $PORT'), edits: setPart(start, port, '$PORT'), preferred: true, safe: false }],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: fastapi run main.py --port «8000»\n', fixed: 'web: fastapi run main.py --port $PORT\n' },
      { text: 'web: «streamlit» run app.py\n', fixed: 'web: streamlit run app.py --server.port $PORT\n' },
      {
        text: 'web: «streamlit» run app.py -- --own x\n',
        fixed: 'web: streamlit run --server.port $PORT app.py -- --own x\n',
      },
      {
        text: 'web: sh setup.sh && streamlit run app.py --server.port=«8501»\n',
        fixed: 'web: sh setup.sh && streamlit run app.py --server.port=$PORT\n',
      },
      {
        text: 'web: uwsgi --http :«8000» --option-of-a-plugin x -w app\n',
        fixed: 'web: uwsgi --http :$PORT --option-of-a-plugin x -w app\n',
      },
      { text: 'web: «sanic» app:app --host 0.0.0.0\n', fixed: 'web: sanic app:app --host 0.0.0.0 --port $PORT\n' },
      {
        text: 'web: granian app:app --host 0.0.0.0 --port «8000»\n',
        fixed: 'web: granian app:app --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: uvicorn app:app --host 0.0.0.0 --port «8000»\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n',
      },
      { text: 'web: «uvicorn» app:app --host 0.0.0.0\n', fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: hypercorn -b 0.0.0.0:«8080» app:app\n', fixed: 'web: hypercorn -b 0.0.0.0:$PORT app:app\n' },
      { text: 'web: «waitress-serve» app:app\n', fixed: 'web: waitress-serve --port=$PORT app:app\n' },
      {
        text: 'web: flask run -h 0.0.0.0 -p «80»\n',
        platform: 'heroku',
        fixed: 'web: flask run -h 0.0.0.0 -p $PORT\n',
      },
      {
        text: 'web: python manage.py runserver 0.0.0.0:«8000»\n',
        fixed: 'web: python manage.py runserver 0.0.0.0:$PORT\n',
      },
      { text: 'web: «celery» -A proj flower\n', fixed: 'web: celery -A proj flower --port=$PORT\n' },
      { text: 'web: celery -A proj flower --port=«5555»\n', fixed: 'web: celery -A proj flower --port=$PORT\n' },
      {
        text: 'web: waitress-serve --listen=*:«8080» app:app\n',
        fixed: 'web: waitress-serve --listen=*:$PORT app:app\n',
      },
      { text: 'web: daphne -e ssl:«443»:privateKey=key.pem:certKey=crt.pem proj.asgi:application\n' },
      {
        text: 'web: daphne -e tcp:port=«8000» proj.asgi:application\n',
        fixed: 'web: daphne -e tcp:port=$PORT proj.asgi:application\n',
      },
      { text: 'web: uwsgi --http :«8000» -w app\n', fixed: 'web: uwsgi --http :$PORT -w app\n' },
    ],
    good: [
      { text: 'web: uwsgi --http :8000 --option-of-a-plugin uwsgi.ini\n' },
      { text: 'web: fastapi run main.py\n' },
      { text: 'web: sh setup.sh && streamlit run app.py\n' },
      { text: 'web: streamlit run app.py --server.port $PORT\n' },
      { text: 'web: STREAMLIT_SERVER_PORT=$PORT streamlit run app.py\n' },
      { text: 'web: streamlit run app.py\n', files: { '.streamlit/config.toml': '[server]\nport = 80\n' } },
      { text: 'web: streamlit hello\n' },
      { text: 'web: daphne -e ssl:443:privateKey=key.pem:certKey=crt.pem -p $PORT proj.asgi:application\n' },
      { text: 'web: daphne -e tcp:port=$PORT:interface=0.0.0.0 proj.asgi:application\n' },
      { text: 'web: waitress-serve --listen=0.0.0.0:8000 --listen=*:$PORT app:app\n' },
      { text: 'web: waitress-serve --listen="*:8000 *:8001" app:app\n' },
      { text: 'web: celery -A proj flower --port=$PORT\n' },
      { text: 'web: FLOWER_PORT=$PORT celery -A proj flower\n' },
      { text: 'web: celery -A proj worker\n' },
      { text: 'web: uwsgi --http :8000 uwsgi.ini\n' },
      { text: 'web: uwsgi --socket :8000 -w app\n' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port ${PORT:-5000}\n', platform: 'blueking' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port 5000\n', platform: 'blueking' },
      { text: 'web: hypercorn app:app -b 0.0.0.0:${PORT:-8000}\n' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port=${PORT:-8000}\n' },
      { text: 'web: UVICORN_PORT=80 uvicorn app:app\n' },
      { text: 'web: GRANIAN_PORT=$PORT granian --host 0.0.0.0 app:app\n' },
      { text: 'metrics: uvicorn metrics:app --port 9000\n' },
    ],
  },
};

function sentence(isUnknownPlatform: boolean, isWritten: boolean, texts: { program: string; port: string }): Text {
  if (isUnknownPlatform) return t('{program} listens on port {port}, whatever the variable PORT says.', texts);
  return isWritten
    ? t('{program} listens on port {port}, but the platform sends requests to $PORT.', texts)
    : t(
        '{program} listens on port {port} when it is not told otherwise, but the platform sends requests to $PORT.',
        texts,
      );
}
