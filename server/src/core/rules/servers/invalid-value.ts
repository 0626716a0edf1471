import { runserver } from '../../programs/django/runserver.ts';
import { nearest } from '../../text/edit-distance.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Fix, Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

const PROGRAMS = [...SERVERS, runserver];

export const serversInvalidValue: Rule = {
  id: 'servers/invalid-value',
  severity: 'error',
  scope: 'process',
  programs: PROGRAMS.map(({ id }) => id),
  title: t('The server does not accept this value.'),
  explanation: t(
    'Ports and numbers of workers are whole numbers without units, and a choice is one of its words as they are written: uvicorn takes `--log-level warning`, not `warn` and not `WARNING`. `manage.py runserver` takes a port, or a host and a port: `0.0.0.0:$PORT`.',
  ),
  sources: [
    'encode/uvicorn:uvicorn/main.py',
    'pgjones/hypercorn:src/hypercorn/__main__.py, run.py, logging.py',
    'django/daphne:daphne/cli.py',
    'Pylons/waitress:src/waitress/adjustments.py',
    'django/django:django/core/management/commands/runserver.py',
    'test/unit/programs/against-servers.test.ts',
    'test/unit/programs/granian/granian.test.ts',
    'test/unit/programs/sanic/sanic.test.ts',
    'test/unit/programs/streamlit/streamlit.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, PROGRAMS, ['invalid-value'])) {
      // The rules about these two know how it was meant.
      if (refusal.error.option?.id === 'host' && /^=|^[^:]*:\d+$/.test(written(refusal))) continue;
      yield { span: refusal.span, ...verdict(refusal, sentenceOf(refusal)), fixes: () => repairs(refusal) };
    }
  },
  examples: {
    bad: [
      { text: 'web: uvicorn app:app --port «http»\n' },
      { text: 'web: uvicorn app:app --log-level=«WARN»\n', fixed: 'web: uvicorn app:app --log-level=warning\n' },
      { text: 'web: uvicorn app:app --log-level «INFO»\n', fixed: 'web: uvicorn app:app --log-level info\n' },
      { text: 'web: uvicorn app:app --loop «gevent»\n' },
      { text: 'web: uvicorn app:app --loop «uvlop»\n', fixed: 'web: uvicorn app:app --loop uvloop\n' },
      { text: 'web: hypercorn app:app -k «uvlop»\n', fixed: 'web: hypercorn app:app -k uvloop\n' },
      { text: 'web: hypercorn app:app --log-level=«verbose»\n' },
      { text: 'web: hypercorn app:app -w «auto»\n' },
      { text: 'web: daphne app:app -p «eighty»\n' },
      { text: 'web: granian app:app --interface «wgsi»\n', fixed: 'web: granian app:app --interface wsgi\n' },
      { text: 'web: granian app:app --host «localhost»\n', fixed: 'web: granian app:app --host 0.0.0.0\n' },
      { text: 'web: fastapi run main.py --workers «auto»\n' },
      { text: 'web: streamlit run app.py --server.port $PORT --server.enableCORS=«off!»\n' },
      { text: 'web: granian app:app --workers-lifetime «30»\n' },
      { text: 'web: sanic app:app --workers «auto»\n' },
      { text: 'web: sanic app:app --http «2»\n', fixed: 'web: sanic app:app --http 1\n' },
      { text: 'web: waitress-serve --threads=«4x» app:app\n' },
      {
        text: 'web: python manage.py runserver «0.0.0.0»\n',
        fixed: 'web: python manage.py runserver 0.0.0.0:$PORT\n',
      },
      {
        text: 'web: python manage.py runserver «http://localhost:8000/»\n',
        fixed: 'web: python manage.py runserver localhost:8000\n',
      },
      { text: 'web: python manage.py runserver «0.0.0.0:80x»\n' },
    ],
    good: [
      { text: 'web: uvicorn app:app --port $PORT --log-level warning\n' },
      { text: 'web: hypercorn app:app -w ${WORKERS:-2}\n' },
      { text: 'web: uvicorn app:app --loop my.loops:make\n' },
      { text: 'web: granian app:app --interface ASGI --host :: --workers-lifetime 6h30m\n' },
      { text: 'web: hypercorn app:app -k trio --log-level WARN\n' },
      { text: 'web: waitress-serve --threads=$THREADS app:app\n' },
      { text: 'web: python manage.py runserver 0:8000 --noreload -v 2\n' },
      { text: 'web: python manage.py runserver [::1]:$PORT --ipv6\n' },
      { text: 'web: python manage.py runserver --of-a-package 0.0.0.0 8000\n' },
    ],
  },
};

function sentenceOf(refusal: Refusal): Text {
  const { option } = refusal.error;
  const value = written(refusal);
  if (!option)
    return t('`{value}` is no address: `runserver` takes a port, or a host and a port, such as `0.0.0.0:$PORT`.', {
      value,
    });
  const flag = option.flags.at(-1) ?? '';
  return option.accepts && !value.includes('$')
    ? t('`{value}` is no value for `{flag}`. {accepts}', { value, flag, accepts: option.accepts })
    : t('`{value}` is no value for `{flag}`.', { value, flag });
}

function written({ start, error }: Refusal): string {
  return start.command.text.text.slice(error.span.start, error.span.end);
}

const LEVELS: Readonly<Record<string, string>> = { warn: 'warning', fatal: 'critical' };

/** The choice that was meant: certain where only its letters are wrong, or `warn` is written for `warning`. */
function repairs(refusal: Refusal): Fix[] {
  if (!refusal.error.option) return changeAddress(refusal);
  const { choices, id } = refusal.error.option;
  // granian looks no name up, and nothing but the machine itself would reach `localhost`.
  if (id === 'host') return [changeTo(refusal.start.command, refusal.error.span, '0.0.0.0')];
  const value = written(refusal).toLowerCase();
  const same = choices.find((choice) => choice === (LEVELS[value] ?? value));
  const [meant] = same === undefined ? nearest(value, choices, 1) : [same];
  if (meant === undefined) return [];
  return [changeTo(refusal.start.command, refusal.error.span, meant, { safe: meant === same })];
}

/** A host without its port, or the address of a web page. */
function changeAddress(refusal: Refusal): Fix[] {
  const [, host, port] = /^(?:https?:\/\/)?([\w.-]*[a-zA-Z.][\w.-]*):?(\d+)?\/?$/.exec(written(refusal)) ?? [];
  if (host === undefined) return [];
  const meant = `${host}:${port ?? '$PORT'}`;
  return [changeTo(refusal.start.command, refusal.error.span, meant)];
}
