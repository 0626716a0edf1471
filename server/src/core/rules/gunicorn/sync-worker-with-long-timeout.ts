import { addArguments, replaceArgument } from '../../programs/argument-edits.ts';
import { effectiveClassName } from '../../programs/gunicorn/worker-classes.ts';
import { t } from '../../text/l10n.ts';
import type { Fix, Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts, lastUse, useSpan } from './gunicorn-starts.ts';

/** Seconds; nginx and BlueKing's ingress give up after 60, Heroku after 30, so nobody waits for an answer any more. */
const LONG = 120n;

export const syncWorkerWithLongTimeout: Rule = {
  id: 'gunicorn/sync-worker-with-long-timeout',
  severity: 'information',
  scope: 'process',
  deployed: true,
  programs: ['gunicorn'],
  settings: ['timeout'],
  title: t('A slow request occupies a whole sync worker for minutes.'),
  explanation: t(
    'A `sync` worker does one request at a time. With a timeout of several minutes a few slow requests occupy all workers, while the proxy in front gave up long ago (30 seconds on Heroku, usually 60 elsewhere). If requests wait for other services, `gthread` or `gevent` serve others meanwhile; if they calculate, move the work to a task queue.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas: Gunicorn Configuration and Best Practices',
    'Heroku Dev Center: Request timeout (H12)',
    'nginx: proxy_read_timeout',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const use = lastUse(start, 'timeout');
      const [name, threads] = [start.settings.text('worker_class')?.trim(), start.settings.number('threads')];
      const seconds = start.settings.number('timeout');
      if (!use || name === undefined || threads === undefined || seconds === undefined || seconds <= LONG) continue;
      if (effectiveClassName(name, threads) !== 'sync') continue;
      yield {
        span: useSpan(start, use),
        message: t('A slow request occupies a whole `sync` worker for up to {seconds} seconds.', {
          seconds: String(seconds),
        }),
        fixes: () => [useThreads(start)],
      };
    }
  },
  examples: {
    bad: [{ text: 'web: gunicorn wsgi -w 4 «--timeout 600»\n' }, { text: 'web: gunicorn wsgi -k sync «-t 300»\n' }],
    good: [
      { text: 'web: gunicorn wsgi -w 4 --timeout 120\n' },
      { text: 'web: gunicorn wsgi -k gevent --timeout 600\n' },
      { text: 'web: gunicorn wsgi --threads 8 --timeout 600\n' },
      { text: 'web: gunicorn wsgi --timeout 600\n', files: { 'gunicorn.conf.py': 'worker_class = "gevent"\n' } },
    ],
  },
};

function useThreads(start: GunicornStart): Fix {
  const { command, invocation } = start;
  const value = lastUse(start, 'worker_class')?.values[0];
  const edits = [
    ...(value ? replaceArgument(command, value.span, 'gthread') : addArguments(command, invocation, '-k gthread')),
    ...addArguments(command, invocation, '--threads 8'),
  ];
  return { title: t('Use `-k gthread --threads 8`'), edits, preferred: false, safe: false };
}
