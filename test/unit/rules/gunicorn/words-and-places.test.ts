import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText, type TextToCheck } from '../../../support/check-text.ts';

/** `severity rule line:start-end message`, positions as an editor shows them (from 0). */
async function show(source: TextToCheck): Promise<string[]> {
  const findings = await checkText(source);
  return findings
    .filter(({ rule }) => rule.id.startsWith('gunicorn/'))
    .map(({ severity, rule, span, message }) => {
      const before = source.text.slice(0, span.start).split('\n');
      const column = before.at(-1)?.length ?? 0;
      const place = `${before.length - 1}:${column}-${column + span.end - span.start}`;
      return `${severity} ${rule.id.slice('gunicorn/'.length)} ${place} ${render(message)}`;
    });
}

const UNKNOWN_OPTION =
  'gunicorn has no option `--worker_class`; did you mean `--worker-class`? gunicorn exits with code 2: ' +
  'unrecognized arguments: --worker_class gevent';

const cases: readonly (TextToCheck & { readonly name: string; readonly expected: readonly string[] })[] = [
  {
    name: 'the words and the exit code of gunicorn',
    text: 'web: gunicorn wsgi --worker_class gevent\n',
    expected: [`error unknown-option 0:19-33 ${UNKNOWN_OPTION}`],
  },
  {
    name: 'an option is called as it is written',
    text: 'web: gunicorn wsgi --error-logfile\n',
    expected: [
      'error missing-value 0:19-34 `--error-logfile` needs a value (FILE). gunicorn exits with code 2: ' +
        'argument --error-logfile/--log-file: expected one argument',
    ],
  },
  {
    name: 'CRLF, a byte order mark and a comment change nothing but places',
    text: '\uFEFF# start\r\nweb: gunicorn wsgi --worker_class gevent\r\n',
    expected: [`error unknown-option 1:19-33 ${UNKNOWN_OPTION}`],
  },
  {
    name: 'a folded scalar of app_desc.yaml',
    file: 'app_desc.yaml',
    text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: >-\n        gunicorn wsgi\n        --worker_class gevent\n',
    expected: [`error unknown-option 7:8-22 ${UNKNOWN_OPTION}`],
  },
  {
    name: 'inside bash -c, a pipeline and a wrapper',
    text: "web: bash -c 'cd src && newrelic-admin run-program gunicorn wsgi --worker_class gevent | tee log'\n",
    expected: [`error unknown-option 0:65-79 ${UNKNOWN_OPTION}`],
  },
  {
    name: 'several mistakes of one line, each where it is',
    text: 'web: gunicorn wsgi -w four --bind localhost:http --nope\n',
    files: { 'requirements.txt': 'gunicorn==23.0.0\n' },
    expected: [
      "error invalid-value 0:22-26 `--workers` takes a whole number. gunicorn exits with code 2: argument -w/--workers: invalid int value: 'four'",
      "error invalid-bind 0:34-48 gunicorn cannot listen on this address. gunicorn exits with code 1: 'http' is not a valid port number.",
      'error unknown-option 0:49-55 gunicorn has no option `--nope`. gunicorn exits with code 2: unrecognized arguments: --nope',
    ],
  },
  {
    name: 'a worker class that does not exist is named, with the one that was meant',
    text: 'web: gunicorn wsgi -k geventt\nother: gunicorn wsgi -k uvicorn\n',
    files: { 'requirements.txt': 'gunicorn==23.0.0\n' },
    expected: [
      "error unknown-worker-class 0:22-29 There is no worker class `geventt`; did you mean `gevent`? gunicorn exits with code 1: class uri 'geventt' invalid or not found",
      "error unknown-worker-class 1:24-31 There is no worker class `uvicorn`; built-in ones are sync, gthread, gevent, gevent_pywsgi, eventlet, tornado. gunicorn exits with code 1: class uri 'uvicorn' invalid or not found",
    ],
  },
  {
    name: 'pinned: the verdict of that release is certain',
    text: 'web: gunicorn wsgi -k eventlet\n',
    files: { 'requirements.txt': 'gunicorn==26.1.0\n' },
    expected: [
      "error unknown-worker-class 0:22-30 `eventlet` was removed in gunicorn 26.0.0. gunicorn exits with code 1: class uri 'eventlet' invalid or not found",
    ],
  },
  {
    name: 'not pinned: a warning that names the release',
    text: 'web: gunicorn wsgi -k eventlet\n',
    files: { 'requirements.txt': 'gunicorn\neventlet\n' },
    expected: [
      "warning unknown-worker-class 0:22-30 `eventlet` was removed in gunicorn 26.0.0. gunicorn 27.0.1 exits with code 1: class uri 'eventlet' invalid or not found (no version is pinned)",
    ],
  },
  {
    name: 'a range in which every release refuses is certain, too',
    text: 'web: gunicorn wsgi --header-map drop\n',
    files: { 'requirements.txt': 'gunicorn>=20,<22\n' },
    expected: [
      'error option-of-other-release 0:19-31 `--header-map` came with gunicorn 22.0.0. gunicorn exits with code 2: unrecognized arguments: --header-map drop',
    ],
  },
  {
    name: 'GUNICORN_CMD_ARGS is read like a command line',
    text: 'web: GUNICORN_CMD_ARGS="-w x --bogus" gunicorn wsgi\n',
    files: { 'requirements.txt': 'gunicorn==23.0.0\n' },
    expected: [
      "error invalid-value 0:27-28 `--workers` takes a whole number. gunicorn exits with code 2: argument -w/--workers: invalid int value: 'x'",
      'error unknown-option 0:29-36 gunicorn has no option `--bogus`. gunicorn exits with code 2: unrecognized arguments: --bogus',
    ],
  },
  {
    name: 'nothing is said of what a variable may hold',
    text: 'web: gunicorn $APP -w $WORKERS -b $BIND --timeout=${TIMEOUT:-soon} -k ${CLASS:-nope} $REST --bogus\n',
    expected: [],
  },
  {
    name: 'two programs in one line are judged on their own',
    text: 'web: gunicorn a:b --nope & gunicorn -w 2\n',
    expected: [
      'error unknown-option 0:18-24 gunicorn has no option `--nope`. gunicorn exits with code 2: unrecognized arguments: --nope',
      'error missing-app 0:27-35 The application is missing. gunicorn exits with code 1: No application module specified.',
    ],
  },
  {
    name: 'settings of the configuration file count',
    text: 'web: gunicorn wsgi --threads 4\n',
    files: {
      'gunicorn.conf.py': 'worker_class = "gevent"\n',
      'requirements.txt': 'gunicorn==23.0.0\ngevent==24.2.1\n',
    },
    expected: ['warning option-ignored-by-worker-class 0:19-30 The worker class `gevent` does not use `--threads`.'],
  },
];

for (const { name, expected, ...source } of cases) {
  test(name, async () => {
    assert.deepEqual(await show(source), expected);
  });
}

test('a missing package is added to the requirements, with the version that gunicorn wants', async () => {
  const text = 'web: gunicorn wsgi -k gevent\n';
  const requirements = 'flask==3.0.0\ngunicorn==24.1.1\n';
  const [finding] = await checkText({ text, files: { 'requirements.txt': requirements } });
  const [fix] = finding?.fixes?.() ?? [];
  const [file] = fix?.otherFiles ?? [];
  assert.equal(render(fix?.title ?? { key: '', args: {} }), 'Add `gevent>=24.10.1` to requirements.txt');
  assert.equal(applyEdits(requirements, file?.edits ?? []), 'flask==3.0.0\ngevent>=24.10.1\ngunicorn==24.1.1\n');
});
