import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** What queues and schedulers say of tasks that did not run, or not to their end. */
export const JOBS: readonly Signature[] = [
  {
    id: 'task-unregistered',
    severity: 'error',
    cause: 'startup',
    program: 'celery, huey',
    title: t('A worker does not know a task'),
    meaning: t('A message asks for a task that the worker has not registered; celery throws it away.'),
    causes: [
      t('The worker does not import the module of the task, or imports it under another name.'),
      t('Worker and sender are of different releases, or of different applications on one broker.'),
    ],
    remedies: [
      { text: t('Name the module in imports or autodiscover_tasks(), and deploy worker and sender together.') },
    ],
    shapes: [
      anywhere(
        "Received unregistered task of type '<task>'.",
        /Received unregistered task of type u?'(?<task>[^'\n]{1,200})'/,
      ),
      atStart(
        'HueyException: <task> not found in TaskRegistry',
        /(?:huey\.exceptions\.)?HueyException: (?<task>\S{1,200}) not found in TaskRegistry/,
      ),
    ],
    per: 'task',
    examples: [
      "[2026-11-20 12:00:00,017: ERROR/MainProcess] Received unregistered task of type 'shop.tasks.bill'.",
      'huey.exceptions.HueyException: shop.tasks.bill not found in TaskRegistry',
    ],
    traps: ['The message has been ignored and discarded.', '    raise HueyException(task_str)'],
    sources: ['celery/celery:celery/worker/consumer/consumer.py UNKNOWN_TASK_ERROR', 'coleifer/huey:huey/registry.py'],
  },
  {
    id: 'job-skipped',
    severity: 'warning',
    cause: 'resource',
    program: 'APScheduler',
    title: t('A job was skipped: the last one still runs'),
    meaning: t('A job takes longer than the time between its starts, so the next one is left out.'),
    causes: [t('Several processes start the same scheduler.')],
    remedies: [
      { text: t('Give its calls timeouts, and start it less often; raise max_instances if it may run twice at once.') },
    ],
    shapes: [
      atStart(
        'Execution of job "<job>" skipped: maximum number of running instances reached (<n>)',
        /Execution of job "(?<job>[^"(\n]{1,200})[^"\n]{0,300}" skipped: maximum number of running instances reached/,
      ),
    ],
    examples: [
      'WARNING:apscheduler.scheduler:Execution of job "bill (trigger: interval[0:01:00], next run at: 2026-11-20 08:31:30 UTC)" skipped: maximum number of running instances reached (1)',
    ],
    traps: [
      'WARNING:apscheduler.executors.default:Run time of job "bill (trigger: interval[0:01:00], next run at: 2026-11-20 08:31:30 UTC)" was missed by 0:00:01.619485',
    ],
    sources: ['agronholm/apscheduler:src/apscheduler/schedulers/base.py at 3.x', 'agronholm/apscheduler#423'],
  },
];
