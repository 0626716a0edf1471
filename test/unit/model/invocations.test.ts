import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Invocation } from '../../../server/src/core/model/command-line.ts';
import { findInvocations } from '../../../server/src/core/model/invocations.ts';
import { UNKNOWN } from '../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../server/src/core/syntax/shell/parse.ts';

/** `wrapper>program arg arg {A=1} @directory`, an asterisk before the main one; `…` stands for an unknown part. */
function show(invocation: Invocation): string {
  const { program, wrappers, environment, directory, isMain } = invocation;
  const variables = environment.map(({ name, value }) => `${name}=${value.value.text}`);
  const words = [
    ...wrappers.map((name) => `${name}>`),
    program,
    ...invocation.arguments.map(({ value }) => ` ${value.text}`),
  ];
  const where = directory === '.' ? '' : ` @${directory}`;
  const shown = `${isMain ? '*' : ''}${words.join('')}${variables.length ? ` {${variables.join(' ')}}` : ''}${where}`;
  return shown.replaceAll(UNKNOWN, '…');
}

function invocations(text: string): string[] {
  return findInvocations(parseScript(text)).map(show);
}

const CASES: readonly (readonly [text: string, ...expected: string[]])[] = [
  ['gunicorn app:app -w 4', '*gunicorn app:app -w 4'],
  [''],
  ['A=1'],
  ['$RUN app'],
  ['/usr/local/bin/gunicorn app:app', '*gunicorn app:app'],
  ['"$VENV"/bin/gunicorn app:app', '*gunicorn app:app'],
  ['A=1 B=$C gunicorn x', '*gunicorn x {A=1 B=…}'],
  // shells
  [`bash -c "gunicorn app:app -b :$PORT"`, '*bash>gunicorn app:app -b :…'],
  [`bash -lc 'cd src && exec gunicorn app:app'`, 'bash>cd src', '*bash>exec>gunicorn app:app @src'],
  [`sh -e -o pipefail -c 'A=1 gunicorn x' name`, '*sh>gunicorn x {A=1}'],
  [`bash -c 'sh -c "celery worker"'`, '*bash>sh>celery worker'],
  ['bash start.sh web', '*bash start.sh web'],
  ['bash', '*bash'],
  ['exec gunicorn x', '*exec>gunicorn x'],
  ['exec -a web gunicorn x', '*exec>gunicorn x'],
  ['command -v gunicorn && gunicorn x', 'command -v gunicorn', '*gunicorn x'],
  [`eval 'gunicorn x'`, '*eval>gunicorn x'],
  // operating system
  ['env A=1 -- gunicorn x', '*env>-- gunicorn x {A=1}'],
  ['env -i -u X A=1 B="2 3" gunicorn x', '*env>gunicorn x {A=1 B=2 3}'],
  ['B=1 env -u A gunicorn x', '*env>gunicorn x {B=1}'],
  ['A=1 B=1 env -uA --unset=C A=2 gunicorn x', '*env>gunicorn x {B=1 A=2}'],
  ['A=1 env -i gunicorn x', '*env>gunicorn x'],
  ['A=1 env - B=2 sh -c "gunicorn x"', '*env>sh>gunicorn x {B=2}'],
  ['export A=1; env --ignore-environment gunicorn x', 'export A=1', '*env>gunicorn x'],
  ['env -C src gunicorn x', '*env>gunicorn x @src'],
  ['env', '*env'],
  ['nice -n 10 gunicorn x', '*nice>gunicorn x'],
  ['nice -n10 nohup time -p gunicorn x', '*nice>nohup>time>gunicorn x'],
  ['timeout -k 5 30 python -m celery worker', '*timeout>python>celery worker'],
  ['timeout --signal=KILL 30s gunicorn x', '*timeout>gunicorn x'],
  ['stdbuf -oL -eL gunicorn x', '*stdbuf>gunicorn x'],
  ['setsid gunicorn x', '*setsid>gunicorn x'],
  ['sudo -E -u www A=1 gunicorn x', '*sudo>gunicorn x {A=1}'],
  ['sudo -Eu www gunicorn x', '*sudo>gunicorn x'],
  [`su www -c 'gunicorn x'`, '*su>gunicorn x'],
  ['gosu www gunicorn x', '*gosu>gunicorn x'],
  ['su-exec www:www gunicorn x', '*su-exec>gunicorn x'],
  ['chpst -u www -e /env gunicorn x', '*chpst>gunicorn x'],
  ['xvfb-run -a -s "-screen 0 1x1x24" gunicorn x', '*xvfb-run>gunicorn x'],
  ['tini -g -- gunicorn x', '*tini>gunicorn x'],
  ['dumb-init gunicorn x', '*dumb-init>gunicorn x'],
  ['wait-for-it.sh db:5432 -t 30 -- gunicorn x', '*wait-for-it.sh>gunicorn x'],
  ['wait-for-it.sh db:5432', '*wait-for-it.sh db:5432'],
  ['with-contenv gunicorn x', '*with-contenv>gunicorn x'],
  ['jemalloc.sh gunicorn x', '*jemalloc.sh>gunicorn x'],
  // buildpacks
  [
    'bin/start-nginx bin/start-pgbouncer newrelic-admin run-program gunicorn x',
    '*start-nginx>start-pgbouncer>newrelic-admin>gunicorn x',
  ],
  ['bin/start-pgbouncer-stunnel gunicorn x', '*start-pgbouncer-stunnel>gunicorn x'],
  ['bin/start-nginx-debug gunicorn x', '*start-nginx-debug>gunicorn x'],
  ['bin/qgtunnel bin/proximo gunicorn x', '*qgtunnel>proximo>gunicorn x'],
  // Python
  ['python -m gunicorn x', '*python>gunicorn x'],
  ['python3.11 -u -W ignore -X dev -m celery worker', '*python3.11>celery worker'],
  ['python -um gunicorn x', '*python>gunicorn x'],
  ['python -Wignore -mgunicorn x', '*python>gunicorn x'],
  ['python -m waitress x', '*python>waitress-serve x'],
  ['python -m django check', '*python>django-admin check'],
  ['python manage.py runserver', '*python>manage.py runserver'],
  ['python src/manage.py runserver', '*python>manage.py runserver'],
  ['./manage.py runserver', '*manage.py runserver'],
  ['python app.py -m gunicorn', '*python app.py -m gunicorn'],
  ['python -u app.py', '*python -u app.py'],
  [`python -c 'print(1)' -m x`, '*python -c print(1) -m x'],
  ['python', '*python'],
  ['python /app/.heroku/python/bin/celery -A x worker', '*python>celery -A x worker'],
  ['python -m $MODULE', '*python -m …'],
  ['django-admin migrate', '*django-admin migrate'],
  // environments
  ['poetry run gunicorn x', '*poetry>gunicorn x'],
  ['poetry install', '*poetry install'],
  ['poetry -C api run python -m gunicorn x', '*poetry>python>gunicorn x @api'],
  ['pipenv run gunicorn x', '*pipenv>gunicorn x'],
  ['uv run --no-dev --extra web --directory=api gunicorn x', '*uv>gunicorn x @api'],
  ['uv run -- gunicorn x', '*uv>gunicorn x'],
  ['uv run --upgrade-group web --fork-strategy fewest gunicorn x', '*uv>gunicorn x'],
  ['uv tool run --from gunicorn -w gevent gunicorn x', '*uv>gunicorn x'],
  ['uvx -w gevent --index a=b --directory api gunicorn x', '*uvx>gunicorn x @api'],
  ['uv run python -m gunicorn x', '*uv>python>gunicorn x'],
  ['pdm run gunicorn x', '*pdm>gunicorn x'],
  ['pdm run -k pre_run --working-dir api gunicorn x', '*pdm>gunicorn x @api'],
  ['hatch -e prod run gunicorn x', '*hatch>gunicorn x'],
  ['conda run --no-capture-output -n env gunicorn x', '*conda>gunicorn x'],
  ['scl enable rh-python36 -- gunicorn x', '*scl>gunicorn x'],
  ['scl enable rh-python36 "gunicorn x"', '*scl>gunicorn x'],
  // variables
  ['dotenv run gunicorn x', '*dotenv>gunicorn x'],
  ['dotenv -f .env run -- gunicorn x', '*dotenv>gunicorn x'],
  ['dotenv -e .env -- gunicorn x', '*dotenv>gunicorn x'],
  ['honcho run gunicorn x', '*honcho>gunicorn x'],
  ['honcho start', '*honcho start'],
  ['aws-vault exec prod -- gunicorn x', '*aws-vault>gunicorn x'],
  // instrumentation
  ['newrelic-admin run-program gunicorn x', '*newrelic-admin>gunicorn x'],
  ['newrelic-admin run-python -m gunicorn x', '*newrelic-admin>python>gunicorn x'],
  ['newrelic-admin run-python app.py', '*newrelic-admin>python app.py'],
  ['newrelic-admin validate-config x', '*newrelic-admin validate-config x'],
  [
    'opentelemetry-instrument --service_name web --traces_exporter=otlp gunicorn x',
    '*opentelemetry-instrument>gunicorn x',
  ],
  ['ddtrace-run gunicorn x', '*ddtrace-run>gunicorn x'],
  ['coverage run --source app manage.py test', '*coverage>python>manage.py test'],
  ['watchmedo auto-restart -d . -p "*.py" --recursive -- celery worker', '*watchmedo>celery worker'],
  // lists
  ['python manage.py migrate && gunicorn x', 'python>manage.py migrate', '*gunicorn x'],
  ['gunicorn x || exit 1', '*gunicorn x', 'exit 1'],
  ['gunicorn x; echo done', '*gunicorn x', 'echo done'],
  ['gunicorn x | tee log', '*gunicorn x', '*tee log'],
  ['celery worker & gunicorn x', 'celery worker', '*gunicorn x'],
  ['celery worker & celery beat & wait', '*celery worker', '*celery beat', 'wait'],
  ['gunicorn x &', 'gunicorn x'],
  ['cd src && gunicorn x &', 'cd src', 'gunicorn x @src'],
  ['(cd a && celery x) & (cd b && gunicorn x)', 'cd a', 'celery x @a', 'cd b', '*gunicorn x @b'],
  ['cd a && cd ../b/./c; gunicorn x', 'cd a', 'cd ../b/./c @a', '*gunicorn x @b/c'],
  ['cd /app; gunicorn x', 'cd /app', '*gunicorn x @/app'],
  ['cd $DIR && gunicorn x', 'cd …', '*gunicorn x @undefined'],
  ['test -d x && cd x; gunicorn x', 'test -d x', 'cd x', '*gunicorn x @undefined'],
  ['(cd a); gunicorn x', 'cd a', '*gunicorn x'],
  ['if test $A; then gunicorn a; else gunicorn b; fi', 'test …', '*gunicorn a', '*gunicorn b'],
  ['export A=1 B="2 3"; gunicorn x', 'export A=1 B=2 3', '*gunicorn x {A=1 B=2 3}'],
  ['gunicorn -w $(nproc) x', '*gunicorn -w … x', 'nproc'],
  ['bash -c "gunicorn -w $(nproc) x"', '*bash>gunicorn -w … x', 'nproc'],
];

for (const [text, ...expected] of CASES) {
  test(`starts ${JSON.stringify(text)}`, () => {
    assert.deepEqual(invocations(text), expected);
  });
}
