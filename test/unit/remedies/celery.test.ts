// From the line of celery's log to the repaired text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repairs } from '../../support/repairs.ts';

const SIGNAL_9 = [
  "[2026-11-20 10:08:08,900: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:24 exited with 'signal 9 (SIGKILL)'",
];
const HARD_LIMIT = [
  '[2026-11-20 10:08:08,900: ERROR/MainProcess] Hard time limit (300s) exceeded for app.tasks.report[1f2e]',
];

test('celery, signal 9: children recycled by tasks or memory, fewer at once', async () => {
  const { fixes } = await repairs({ log: SIGNAL_9, text: 'worker: celery -A proj worker -l info -c 4\n' });
  assert.deepEqual(
    fixes.map(({ text }) => text),
    [
      'worker: celery -A proj worker -l info -c 2\n',
      'worker: celery -A proj worker -l info -c 4 --max-tasks-per-child 100\n',
      'worker: celery -A proj worker -l info -c 4 --max-memory-per-child 196000\n',
    ],
  );
  const unsaid = await repairs({ log: SIGNAL_9, text: 'worker: celery -A proj worker\n' });
  assert.equal(unsaid.fixes[0]?.text, 'worker: celery -A proj worker -c 2\n');
  const scaled = await repairs({ log: SIGNAL_9, text: 'worker: celery -A proj worker --autoscale=8,1\n' });
  assert.equal(scaled.fixes[0]?.text, 'worker: celery -A proj worker --autoscale=4,1\n');
  const greenlets = await repairs({ log: SIGNAL_9, text: 'worker: celery -A proj worker -P gevent -c 100\n' });
  assert.deepEqual(greenlets.fixes, []);
});

test('celery, signal 9, all else done: a larger plan, then one more instance, but never of a scheduler', async () => {
  const appDesc = (words: string, keys = '') =>
    `spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker:\n      command: celery -A proj worker -c 2 --max-tasks-per-child 100 --max-memory-per-child 200000${words}\n${keys}`;
  const of = async (text: string) => (await repairs({ log: SIGNAL_9, file: 'app_desc.yaml', text })).fixes;
  const plain = await of(appDesc(''));
  assert.deepEqual(
    plain.map(({ text }) => text),
    [
      appDesc('').replace('      command', '      replicas: 2\n      command'),
      appDesc('').replace('      command', '      plan: 4C2G5R\n      command'),
    ],
  );
  const written = appDesc('', '      plan: 4C4G5R\n      replicas: 3 # all we need\n');
  assert.deepEqual(
    (await of(written)).map(({ text }) => text),
    [written.replace('replicas: 3', 'replicas: 4')],
  );
  assert.deepEqual(await of(appDesc(' -B', '      plan: 4C4G5R\n')), []);
  assert.deepEqual(await of(appDesc('', '      plan: 4C4G5R\n      replicas: 5\n')), []);
  for (const number of ['many', '~', '0'])
    assert.deepEqual(await of(appDesc('', `      plan: 4C4G5R\n      replicas: ${number}\n`)), [], number);
  assert.deepEqual(await of(appDesc('', '      plan: OurOwn\n      replicas: 5\n')), []);
});

test('celery, a message that was not acknowledged in time: one task is fetched at a time, by children of their own', async () => {
  const log = [
    "[2026-11-20 10:08:08,900: CRITICAL/MainProcess] Unrecoverable error: PreconditionFailed(406, 'PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 1800000 ms.', (0, 0), '')",
  ];
  for (const [before, after] of [
    [' -l info', ' -l info --prefetch-multiplier 1'],
    [' --prefetch-multiplier=8', ' --prefetch-multiplier=1'],
    [' --prefetch-multiplier 1', undefined],
    [' --prefetch-multiplier $AHEAD', undefined],
    [' -P gevent', undefined],
  ]) {
    const { fixes } = await repairs({ log, text: `worker: celery -A proj worker${before}\n` });
    assert.deepEqual(
      fixes.map(({ text }) => text),
      after === undefined ? [] : [`worker: celery -A proj worker${after}\n`],
      before,
    );
  }
});

test('celery, hard time limit: both limits, the soft one below', async () => {
  const { fixes } = await repairs({
    log: HARD_LIMIT,
    text: 'worker: celery -A proj worker --time-limit 300\n',
  });
  assert.deepEqual(
    fixes.map(({ text }) => text),
    ['worker: celery -A proj worker --time-limit 600 --soft-time-limit 570\n'],
  );
});

test('celery, time limits: the larger of the two that are written is doubled, however they stand', async () => {
  for (const [before, after] of [
    ['--soft-time-limit 100 --time-limit 200', '--soft-time-limit 370 --time-limit 400'],
    ['--soft-time-limit 50', '--soft-time-limit 70 --time-limit 100'],
    ['-c 2', '-c 2 --time-limit 600 --soft-time-limit 570'],
    ['--time-limit $LIMIT', undefined],
  ]) {
    const { fixes } = await repairs({
      log: HARD_LIMIT,
      text: `worker: celery -A proj worker ${before}\n`,
    });
    assert.deepEqual(
      fixes.map(({ text }) => text),
      after === undefined ? [] : [`worker: celery -A proj worker ${after}\n`],
    );
  }
});

test('celery beat, a pid file that is there: none is written', async () => {
  const log = [
    'celery beat v4.4.7 (cliffs) is starting.',
    'ERROR: Pidfile (celerybeat.pid) already exists.',
    "Seems we're already running? (pid: 1)",
  ];
  for (const [before, after] of [
    ['beat: celery -A proj beat -l info', "beat: celery -A proj beat -l info --pidfile ''"],
    ['beat: celery -A proj beat --pidfile /tmp/beat.pid -l info', "beat: celery -A proj beat --pidfile '' -l info"],
    ["beat: celery -A proj beat --pidfile ''", undefined],
    ['worker: celery -A proj worker --pidfile /tmp/worker.pid', undefined],
  ]) {
    const { fixes } = await repairs({ log, text: `${before}\n` });
    assert.deepEqual(
      fixes.map(({ text }) => text),
      after === undefined ? [] : [`${after}\n`],
      before,
    );
  }
});
