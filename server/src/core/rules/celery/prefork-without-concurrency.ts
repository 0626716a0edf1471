import { setOption } from '../../programs/option-edits.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';
import { applicationTexts } from './application.ts';
import { celeryStarts, hasVariable, lastUse } from './celery-starts.ts';
import { poolOf } from './pool-of.ts';

export const preforkWithoutConcurrency: Rule = {
  id: 'celery/prefork-without-concurrency',
  severity: 'information',
  scope: 'process',
  deployed: true,
  programs: ['celery'],
  title: t('The number of child processes is left to the CPUs of the host.'),
  explanation: t(
    'Without `-c` a worker of the prefork pool starts one child process per CPU that it sees. In a container these are the CPUs of the host, often dozens, while the memory is that of the container: every child holds a copy of the application, and the kernel kills the worker. Set `-c`, or `--autoscale`, to what the memory carries; celery 5.7 takes `-c auto` for the CPU limit of the container.',
  ),
  sources: ['celery/celery:celery/worker/worker.py setup_defaults', 'celery/billiard:billiard/pool.py cpu_count'],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const { parsed, command, invocation } = start;
      const isSet = lastUse(start, 'concurrency') || lastUse(start, 'autoscale');
      if (isSet || !isMainProcess(start) || poolOf(start) !== 'prefork' || parsed.errors.length > 0) continue;
      if (hasVariable(start, 'CELERY_WORKER_CONCURRENCY') || isSetByApplication(applicationTexts(start))) continue;
      const word = parsed.command?.word;
      yield {
        span: command.toDocument(word?.span ?? invocation.programSpan),
        // The platform's plans grant few CPUs and little memory on large hosts.
        ...(context.platform.id === 'blueking' && { severity: 'warning' as const }),
        message: t(
          'This worker starts one child process per CPU of the host, unless the setting worker_concurrency says otherwise. Say with `-c` how many the memory carries.',
        ),
        fixes: () => [
          {
            title: t('Add `{option}`', { option: '-c 2' }),
            edits: setOption(command, invocation, parsed, '-c', '2'),
            preferred: false,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj «worker» -l info\n' },
      { text: 'worker: celery -A proj «worker» -P prefork\n', platform: 'blueking' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -c 4\n' },
      { text: 'worker: celery -A proj worker --autoscale=8,1\n' },
      { text: 'worker: celery -A proj worker -P threads\n' },
      { text: 'worker: CELERY_WORKER_CONCURRENCY=4 celery -A proj worker\n' },
      { text: 'worker: celery -A proj worker $OPTIONS\n' },
      {
        text: 'worker: celery -A proj worker\n',
        files: { 'proj/__init__.py': '', 'proj/celery.py': 'app.conf.worker_concurrency = 2\n' },
      },
    ],
  },
};

function isSetByApplication(texts: readonly string[]): boolean {
  return texts.some((text) => /worker_concurrency|WORKER_CONCURRENCY|CELERYD_CONCURRENCY|worker_pool\b/.test(text));
}
