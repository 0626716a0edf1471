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
    meaning: t(
      'A message asks for a task that no module of the worker has registered; celery throws the message away.',
    ),
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
    id: 'django-q-replaced',
    severity: 'warning',
    cause: 'timeout',
    program: 'django-q',
    title: t('A process of django-q was replaced'),
    meaning: t('A process died, or was ended because its task took longer than timeout; the task counts as not done.'),
    causes: [
      t('The task waits without a timeout of its own, or its work has grown.'),
      t('It was killed for its memory.'),
    ],
    remedies: [
      { text: t('Raise timeout, with retry above it, or split the task into smaller ones.') },
      { recipe: 'R5', text: t('If the platform reports memory in the same minute, take a plan with more of it.') },
    ],
    shapes: [
      atStart(
        'reincarnated worker <name> after <timeout|death>',
        /reincarnated \w{1,20} \S{1,80} after (?<reason>timeout|(?:sudden )?death)/,
      ),
    ],
    examples: [
      '00:29:40 [Q] WARNING reincarnated worker Process-1:3 after timeout',
      '19:57:05 [Q] ERROR reincarnated pusher Process-1:4442 after sudden death',
    ],
    traps: ['00:29:40 [Q] INFO recycled worker Process-1:3', '00:29:40 [Q] INFO Process-1:6 ready for work at 9680'],
    sources: ['django-q2/django-q2:django_q/cluster.py reincarnate()', 'Koed00/django-q#655', 'Koed00/django-q#188'],
  },
  {
    id: 'job-skipped',
    severity: 'warning',
    cause: 'resource',
    program: 'APScheduler',
    title: t('A job was skipped: the last one still runs'),
    meaning: t('A job takes longer than the time between its starts, so the next one is left out.'),
    causes: [
      t('It waits for something without a timeout, or its work has grown.'),
      t('Several processes start the same scheduler.'),
    ],
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
