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
    id: 'celery-message-refused',
    severity: 'error',
    cause: 'startup',
    program: 'celery',
    title: t('celery cannot read a message'),
    meaning: t('A worker refuses a message or throws it away; its task does not run.'),
    causes: [
      t('Sender and worker use different serializers: task_serializer, accept_content.'),
      t('Another application, or another release of celery, writes to the same queue.'),
    ],
    remedies: [{ text: t('Let sender and worker use one serializer (json), and each application queues of its own.') }],
    shapes: [
      anywhere(
        'Refusing to deserialize untrusted content of type <type>',
        /Refusing to deserialize (?:untrusted|disabled) content of type (?<type>[\w.+-]{1,60})/,
      ),
      // Another exception in that one says more.
      atStart("Can't decode message body: <error>", /Can't decode message body: (?!DecodeError\(\w{1,60}\()/),
      atStart('Received and deleted unknown message.  Wrong destination?!?', /Received and deleted unknown message\./),
    ],
    examples: [
      'kombu.exceptions.ContentDisallowed: Refusing to deserialize untrusted content of type pickle (application/x-python-serialize)',
      "[2026-11-20 12:00:00,017: CRITICAL/MainProcess] Can't decode message body: DecodeError('no') [type:'application/json' encoding:'utf-8' headers:{}]",
      '[2026-11-20 12:00:00,017: WARNING/MainProcess] Received and deleted unknown message.  Wrong destination?!?',
    ],
    traps: ['The full contents of the message body was: body: [[], {}] (209b)'],
    sources: [
      'celery/kombu:kombu/serialization.py _for_untrusted_content()',
      'celery/celery:celery/worker/consumer/consumer.py MESSAGE_DECODE_ERROR',
      'goauthentik/authentik#5722',
    ],
  },
  {
    id: 'celery-beat-schedule',
    severity: 'error',
    cause: 'startup',
    program: 'celery beat',
    title: t('celery beat cannot use its schedule file'),
    meaning: t('beat cannot open the file in which it notes what was due, and throws it away.'),
    causes: [t('Two beats use one file, its folder may not be written, or another Python has made it.')],
    remedies: [{ text: t('Run one beat only, with its file where it may be written: -s /tmp/celerybeat-schedule.') }],
    shapes: [
      atStart(
        "Removing corrupted schedule file '<file>': <error>",
        /Removing corrupted schedule file '(?<file>[^'\n]{1,200})': /,
      ),
    ],
    examples: [
      "[2026-11-20 12:00:00,017: ERROR/MainProcess] Removing corrupted schedule file 'celerybeat-schedule': error(11, 'Resource temporarily unavailable')",
    ],
    traps: ['    . db -> celerybeat-schedule'],
    sources: [
      'celery/celery:celery/beat.py PersistentScheduler',
      'celery/celery#8037',
      'openwisp/openwisp-monitoring#325',
    ],
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
