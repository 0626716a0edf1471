import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../../../server/src/core/text/l10n.ts';
import { checkText, type TextToCheck } from '../../support/check-text.ts';

/** `severity rule` of what the rules on celery, servers and Python say. */
async function said(source: TextToCheck): Promise<string[]> {
  const findings = await checkText(source);
  return findings
    .filter(({ rule }) => /^(?:celery|servers|python)\//.test(rule.id))
    .map(({ rule, severity }) => `${severity} ${rule.id}`);
}

const pinned = (text: string) => ({ 'requirements.txt': `${text}\n` });

/** What rests on the version is an error only where every release that may be installed agrees. */
const versions: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['celery worker -A proj -c 1', {}, ['warning celery/option-before-command']],
  ['celery worker -A proj -c 1', pinned('celery'), ['warning celery/option-before-command']],
  ['celery worker -A proj -c 1', pinned('celery==5.2.7'), ['error celery/option-before-command']],
  ['celery worker -A proj -c 1', pinned('celery>=5.1,<6'), ['error celery/option-before-command']],
  ['celery worker -A proj -c 1', pinned('celery>=4.3'), ['warning celery/option-before-command']],
  ['celery worker -A proj -c 1', pinned('celery<5'), []],
  ['celery worker -A proj -c 1', pinned('celery==4.4.7'), []],
  ['celery worker -A proj --bogus', pinned('celery==3.1.26'), []],
  ['celery -A proj worker -c 1 --bogus', {}, ['error celery/unknown-option']],
  ['celery -A proj worker -c 1 -l warn', {}, ['warning celery/invalid-value']],
  ['celery -A proj worker -c 1 -l nope', {}, ['error celery/invalid-value']],
  ['celery -A proj worker -c 1 -l ${LEVEL:-nope}', {}, ['warning celery/invalid-value']],
  ['celery -A proj worker -c auto', pinned('celery==5.7.0'), []],
  ['celery -A proj worker -c -1', pinned('celery==5.7.0'), ['error celery/invalid-value']],
  ['celery -A proj worker -c -1', pinned('celery==5.6.3'), []],
  [
    'celery -A proj worker -c 1 -P gevent',
    pinned('celery==5.6.3 --hash=sha256:0'),
    ['error celery/missing-pool-package'],
  ],
  ['celery -A proj worker -c 1 -P gevent', pinned('celery'), ['warning celery/missing-pool-package']],
];
for (const [command, files, expected] of versions) {
  test(`${command} with ${files['requirements.txt'] ?? 'nothing known'}`, async () => {
    assert.deepEqual(await said({ text: `worker: ${command}\n`, files }), expected);
  });
}

test('names the releases a verdict holds for', async () => {
  const [finding] = await checkText({
    text: 'worker: celery -A proj worker -c 1 --optimization=fair\n',
    files: pinned('celery>=5.2,<5.3'),
  });
  assert.match(
    render(finding?.message ?? { key: '', args: {} }),
    /came with celery 5\.3\.1\. celery exits with code 2/,
  );
  const [open] = await checkText({ text: 'worker: celery worker -A proj -c 1\n' });
  assert.match(render(open?.message ?? { key: '', args: {} }), /celery 5\.0 and later exits with code 2/);
});

/** What a platform does decides how bad an address is. */
const platforms: readonly (readonly [string, TextToCheck['platform'], readonly string[]])[] = [
  ['uvicorn app:app --port $PORT', 'heroku', ['warning servers/host-not-reachable']],
  ['uvicorn app:app --port $PORT', 'blueking', ['warning servers/host-not-reachable']],
  ['uvicorn app:app --port $PORT', 'generic', ['warning servers/host-not-reachable']],
  ['uvicorn app:app --host 0.0.0.0', 'heroku', ['warning servers/fixed-port']],
  ['uvicorn app:app --host 0.0.0.0', 'blueking', ['warning servers/fixed-port']],
  ['uvicorn app:app --host 0.0.0.0', 'generic', ['information servers/fixed-port']],
  ['uvicorn app:app --host 0.0.0.0 --port 5000', 'blueking', []],
];
for (const [command, platform, expected] of platforms) {
  test(`${command} on ${platform}`, async () => {
    assert.deepEqual(await said({ text: `web: ${command}\n`, platform }), expected);
  });
}

test('a variable of app_desc.yaml counts like one before the command', async () => {
  const text = (value: string) =>
    `spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - key: CELERY_WORKER_CONCURRENCY\n      value: "${value}"\n  processes:\n    worker:\n      command: celery -A proj worker\n`;
  assert.deepEqual(await said({ file: 'app_desc.yaml', text: text('4'), files: pinned('celery==5.3.6') }), []);
  assert.deepEqual(await said({ file: 'app_desc.yaml', text: text('x'), files: pinned('celery==5.3.6') }), [
    'error celery/invalid-value',
  ]);
});

/** Command lines of public Procfiles that nothing is wrong with. */
const FINE = [
  'worker: celery -A celery_app worker -Q collector,rewriter,publisher_dlq --loglevel=info -c 2',
  'web: daphne mywebsite.asgi:application --port $PORT --bind 0.0.0.0 -v2',
  'web: daphne -p 8001 app.asgi:application --port $PORT --bind 0.0.0.0 -v2',
  'worker: python manage.py runworker channel_layer -v2',
  'web: waitress-serve --port=$PORT analysts_toolbox:app',
  'web: waitress-serve --port $PORT --threads $WEB_CONCURRENCY yummytomatoes.wsgi:application',
  'web: hypercorn app.main:app --bind [::]:$PORT',
  'web: hypercorn app.main:app --bind 0.0.0.0:${PORT:-8000}',
  'web: hypercorn -b 0.0.0.0:$PORT app/main:app',
  'beat: celery -A config beat -l info --scheduler django_celery_beat.schedulers:DatabaseScheduler',
  'beat: celery -A auction beat -S django',
  'worker: REMAP_SIGTERM=SIGQUIT celery --app=proj.celery:app worker --loglevel=info --concurrency=${N:-4} --queues=default,high -n worker@%h',
  'web: celery -A proj flower --port=$PORT --basic_auth=$FLOWER_AUTH',
  'web: uvicorn main:app --host=0.0.0.0 --port=${PORT:-5000}',
  "web: uvicorn main:app --host 0.0.0.0 --port $PORT --workers 4 --log-level info --proxy-headers --forwarded-allow-ips='*'",
  'web: uvicorn --factory app:create_app --host 0.0.0.0 --port "$PORT" --loop uvloop --http httptools',
  'web: uvicorn main:app --host=0.0.0.0 --port=$PORT --no-access-log --timeout-keep-alive 75 --ws websockets',
  'web: python -m uvicorn app.main:app --host 0.0.0.0 --port $PORT',
  'bot: python3 -m bot.main',
  'web: uwsgi --http-socket=:$PORT --module=app:app --master --die-on-term',
  'web: uwsgi uwsgi.ini',
  'worker: celery -A tasks worker --loglevel=info --autoscale=10,2 --time-limit=300 --soft-time-limit=240',
  'worker: celery -A proj control shutdown',
  'release: celery -A proj purge -f',
  'worker: celery -A proj worker -c 2 -Q high -n high@%h --prefetch-multiplier=1 -- worker_max_tasks_per_child=100',
  'worker: poetry run celery -A proj worker -l info -c 2',
  'worker: bash -c "celery -A proj worker -l info -P gevent -c 500 & celery -A proj beat; wait"',
  'worker: celery -A proj events --camera=django_celery_monitor.camera.Camera -F 2',
];
for (const line of FINE) {
  test(`says nothing of ${line}`, async () => {
    const files = { 'manage.py': '', 'app.py': '' };
    assert.deepEqual(await said({ text: `${line}\n`, files }), []);
  });
}
