import { runserver } from '../../programs/django/runserver.ts';
import { flaskRun } from '../../programs/flask/run-command.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { type WordRun, wordRuns } from '../facts/word-runs.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Fix, Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

const PROGRAMS = [...SERVERS, flaskRun, runserver];

export const serversUnexpectedArgument: Rule = {
  id: 'servers/unexpected-argument',
  severity: 'error',
  scope: 'process',
  programs: PROGRAMS.map(({ id }) => id),
  title: t('The server does not know what to do with a word.'),
  explanation: t(
    'Each of these servers takes exactly one application, and `flask run` not even that: it is named in front, as in `flask --app app run --host 0.0.0.0 --port $PORT`. `manage.py runserver` takes one address, `0.0.0.0:$PORT`. waitress reads no options behind it: `waitress-serve --port=$PORT app:app`, with the application at the end.',
  ),
  sources: [
    'Pylons/waitress:src/waitress/runner.py',
    'pallets/flask:src/flask/cli.py (run_command)',
    'django/django:django/core/management/commands/runserver.py',
    'test/unit/programs/against-servers.test.ts',
    'test/unit/programs/uwsgi/uwsgi.test.ts',
  ],
  *check(context) {
    for (const run of wordRuns(refusals(context, PROGRAMS, ['unexpected-argument']))) {
      const { refusal, place } = run;
      yield {
        span: refusal.start.command.toDocument(place),
        ...verdict(refusal, sentenceOf(run)),
        fixes: () => asOptions(run),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: fastapi run main.py «4»\n' },
      { text: 'web: uvicorn app:app «other»\n' },
      { text: 'web: sanic app:app «8000»\n' },
      { text: 'web: hypercorn app:app --reload «yes»\n' },
      { text: 'web: daphne app:app «one two three»\n' },
      { text: 'web: hypercorn app:app «one» --reload «two»\n' },
      { text: 'web: waitress-serve app:app «--port=80»\n' },
      { text: 'web: flask run «0.0.0.0:$PORT»\n', fixed: 'web: flask run --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: uwsgi --http :$PORT --master «true» -w app\n' },
      { text: 'web: uwsgi «app:app» --http :$PORT\n' },
      { text: 'web: python manage.py runserver 0.0.0.0 «8000»\n' },
    ],
    good: [
      { text: 'web: uvicorn app:app $EXTRA\n' },
      { text: 'web: waitress-serve --port=80 app:app\n' },
      { text: 'web: flask run -h 0.0.0.0 -p $PORT --option-of-an-extension x\n' },
      { text: 'web: flask run $EXTRA\n' },
      { text: 'web: uwsgi --http :$PORT --option-of-a-plugin x uwsgi.ini:web\n' },
      { text: 'web: flask init-db all\n' },
      { text: 'web: uwsgi $OPTIONS app\n' },
    ],
  },
};

function sentenceOf({ refusal: { program, start }, place }: WordRun<Refusal>): Text {
  const word = start.command.text.text.slice(place.start, place.end);
  if (program.id === 'flask') {
    return t('`{word}` belongs to no option: `flask run` takes an address as `--host` and `--port`.', { word });
  }
  if (program.id === 'django')
    return t(
      '`{word}` is one word too many: `runserver` takes a port, or host and port in one, such as `0.0.0.0:$PORT`.',
      { word },
    );
  if (program.id === 'uwsgi')
    return t('`{word}` belongs to no option: uWSGI takes it for a file with its settings.', { word });
  if (program.id === 'waitress' && word.startsWith('-')) return t('waitress reads no options behind the application.');
  return t('`{word}` belongs to no option, and the application is there already.', { word });
}

/** `flask run 0.0.0.0:$PORT`, as `runserver` takes it. */
function asOptions({ refusal: { program, start }, place }: WordRun<Refusal>): Fix[] {
  const written = start.command.text.text.slice(place.start, place.end);
  const [, host, port] = /^([\w.]+):(\d+|\$PORT|\$\{PORT(?::-\d+)?\})$/.exec(written) ?? [];
  return program === flaskRun && host && port ? [changeTo(start.command, place, `--host ${host} --port ${port}`)] : [];
}
