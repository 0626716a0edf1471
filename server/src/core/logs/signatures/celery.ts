import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** celery, billiard (its process pool) and py-amqp; the frame `[time: LEVEL/Process] ` is off. */
export const CELERY: readonly Signature[] = [
  {
    id: 'celery-worker-oom-sigkill',
    severity: 'critical',
    cause: 'memory',
    program: 'celery (billiard)',
    versions: t('“Job: n” since billiard 3.6.4'),
    title: t('Celery child was killed (SIGKILL)'),
    meaning: t(
      'A child of the pool was killed with signal 9: by the memory limit, if no time limit came just before. Its task is lost unless it is acknowledged late.',
    ),
    causes: [
      t('A task loads more into memory than its share of the plan.'),
      t('Children grow from task to task and are never replaced.'),
    ],
    remedies: [
      {
        recipe: 'R4',
        text: t(
          'Run fewer children at once (-c): unless told, celery starts one for each core of the machine, however little of it the container may use.',
        ),
      },
      {
        recipe: 'R7',
        text: t('Replace children before they are too large: --max-memory-per-child and --max-tasks-per-child.'),
      },
      { recipe: 'R6', text: t('For more work at once run more instances, not more children in one.') },
      { recipe: 'R5', text: t('Where one task alone needs that much: take a plan with more memory.') },
    ],
    shapes: [
      atStart(
        "Process 'ForkPoolWorker-<n>' pid:<pid> exited with 'signal 9 (SIGKILL)'",
        /Process '(?<process>[^'\n]{1,80})' pid:(?<pid>\d{1,10}) exited with 'signal 9 \(SIGKILL\)'/,
        'exit',
      ),
      atStart(
        "WorkerLostError('Worker exited prematurely: signal 9 (SIGKILL) Job: <n>.')",
        /WorkerLostError\(['"]Worker exited prematurely: signal (?:9 \(SIGKILL\)|-9)(?: Job: (?<job>\d{1,12}))?\./,
      ),
      atStart(
        'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: <n>.',
        /(?:billiard\.exceptions\.)?WorkerLostError: Worker exited prematurely(?:: signal (?:9 \(SIGKILL\)|-9)| \(exitcode: -9\))(?: Job: (?<job>\d{1,12}))?/,
      ),
    ],
    examples: [
      "[2026-11-20 01:00:27,641: ERROR/MainProcess] Process 'ForkPoolWorker-3' pid:27 exited with 'signal 9 (SIGKILL)'",
      "[2026-11-20 01:00:28,994: ERROR/MainProcess] Task handler raised error: WorkerLostError('Worker exited prematurely: signal 9 (SIGKILL) Job: 118.')",
      'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 118.',
      'WorkerLostError: Worker exited prematurely (exitcode: -9).',
      'WorkerLostError: Worker exited prematurely: signal -9.',
    ],
    traps: [
      '    raise WorkerLostError(',
      "[2026-11-20 01:00:27,641: INFO/MainProcess] Task ops.kill[1f678e1e] succeeded in 0.1s: 'signal 9 (SIGKILL)'",
    ],
    sources: ['celery/celery:celery/worker/request.py', 'celery/billiard:billiard/pool.py', 'celery/billiard#380'],
  },
  {
    id: 'celery-worker-lost',
    severity: 'error',
    cause: 'crash',
    program: 'celery (billiard)',
    title: t('Celery child ended unexpectedly'),
    meaning: t('A child of the pool ended while it held a task: by a signal other than SIGKILL, or by itself.'),
    // One that SIGTERM reached too while its parent waits for the tasks: nothing is wrong with it.
    whileStopping: 'nothing',
    causes: [
      t('Signal 11, 6 or 4: a native library crashed or does not fit the CPU or the base image.'),
      t('Signal 15: the child was stopped from outside, by a deploy or the autoscaler.'),
      t('Exit code 0: a task called exit().'),
    ],
    remedies: [
      {
        text: t(
          'The signal or code says where to look: a native library, a deploy at that time, or sys.exit in a task.',
        ),
      },
    ],
    shapes: [
      atStart(
        "Process '<name>' pid:<pid> exited with 'signal <n> (<SIG>)'",
        /Process '(?<process>[^'\n]{1,80})' pid:(?<pid>\d{1,10}) exited with '(?<reason>(?:signal|exitcode) [^'\n]{1,40})'/,
        'exit',
      ),
      atStart(
        "WorkerLostError('Worker exited prematurely: signal <n> …')",
        /WorkerLostError\(['"](?:Worker exited prematurely: (?<reason>(?:signal|exitcode) -?\d{1,5})|Worker exited prematurely)/,
      ),
      atStart(
        'WorkerLostError: Worker exited prematurely: …',
        /(?:billiard\.exceptions\.)?WorkerLostError: Worker exited prematurely(?:: (?<reason>(?:signal|exitcode) -?\d{1,5})|\.| \(exitcode)/,
      ),
    ],
    examples: [
      "[2026-11-20 01:01:00,994: ERROR/MainProcess] Process 'ForkPoolWorker-6' pid:61 exited with 'signal 11 (SIGSEGV)'",
      "[2026-11-20 01:01:00,994: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:9 exited with 'exitcode 3'",
      "[2026-11-20 01:01:01,150: ERROR/MainProcess] Task handler raised error: WorkerLostError('Worker exited prematurely: signal 11 (SIGSEGV) Job: 204.')",
      'billiard.exceptions.WorkerLostError: Worker exited prematurely: exitcode 0 Job: 12.',
      'WorkerLostError: Worker exited prematurely (exitcode: 155).',
      "[2026-11-20 01:01:01,150: ERROR/MainProcess] Task proj.sync[d6ef49cd] raised unexpected: WorkerLostError('Worker exited prematurely: signal -15.',)",
    ],
    traps: ['    raise WorkerLostError(', '  File "pool.py", line 1265, in mark_as_worker_lost'],
    sources: ['celery/billiard:billiard/pool.py', 'celery/celery#7324', 'celery/celery#3631', 'celery/celery#4092'],
  },
  {
    id: 'celery-hard-time-limit',
    severity: 'error',
    cause: 'timeout',
    program: 'celery',
    title: t('Task was killed at its time limit'),
    meaning: t('A task ran longer than --time-limit: its child was killed and replaced, the task counts as failed.'),
    causes: [t('A call in the task waits without a timeout of its own, or the work has grown.')],
    remedies: [
      { recipe: 'R8', text: t('Raise the limit, with a soft limit below it, or give this task one of its own.') },
      { text: t('Split the task into smaller ones.') },
    ],
    shapes: [
      atStart(
        'Hard time limit (<n>s) exceeded for <task>[<uuid>]',
        /Hard time limit \((?<limit>[\d.]{1,12})s\) exceeded for (?<task>[^\s[]{1,200})/,
        'limit',
      ),
      atStart(
        'TimeLimitExceeded(<n>)',
        /(?:billiard\.exceptions\.TimeLimitExceeded: )?TimeLimitExceeded\((?<limit>[\d.]{1,12}),?\)/,
      ),
    ],
    per: 'task',
    examples: [
      '[2026-11-20 01:00:46,441: ERROR/MainProcess] Hard time limit (300s) exceeded for cmdb.tasks.pull_hosts[14bcb926-75ef-4e99-b2b6-93b01bc2ba7c]',
      '[2026-11-20 01:00:46,737: ERROR/MainProcess] Task handler raised error: TimeLimitExceeded(300)',
      'billiard.exceptions.TimeLimitExceeded: TimeLimitExceeded(2.0,)',
    ],
    traps: [
      '[settings] task_time_limit = 300, task_soft_time_limit = 270',
      '    raise TimeLimitExceeded(job._timeout)',
    ],
    sources: ['celery/celery:celery/worker/request.py on_timeout()'],
  },
  {
    id: 'celery-soft-time-limit',
    severity: 'warning',
    cause: 'timeout',
    program: 'celery',
    title: t('Task reached its soft time limit'),
    meaning: t(
      'A task ran longer than --soft-time-limit: SoftTimeLimitExceeded was raised in it. A call that blocks in C does not notice.',
    ),
    causes: [t('The task waits for a slow service, or its input has grown.')],
    remedies: [
      { recipe: 'R8', text: t('Raise the soft limit and keep a hard one above it.') },
      { text: t('Catch SoftTimeLimitExceeded in the task and clean up.') },
    ],
    shapes: [
      atStart(
        'Soft time limit (<n>s) exceeded for <task>[<uuid>]',
        /Soft time limit \((?<limit>[\d.]{1,12})s\) exceeded for (?<task>[^\s[]{1,200})/,
        'limit',
      ),
      atStart(
        'SoftTimeLimitExceeded()',
        /(?:(?:billiard|celery)\.exceptions\.SoftTimeLimitExceeded: )?SoftTimeLimitExceeded\((?:[\d.]{1,12},?|True)?\)/,
      ),
      // The limit was reached in celery's own work around the task.
      anywhere("INTERNAL ERROR: {…, 'exc_type': 'SoftTimeLimitExceeded'}", /'exc_type': 'SoftTimeLimitExceeded'/),
    ],
    per: 'task',
    examples: [
      '[2026-11-20 01:00:41,279: WARNING/MainProcess] Soft time limit (270s) exceeded for report.tasks.build_monthly[df568304-c9a7-f53c-1ec9-0d21dd8996fb]',
      '[2026-11-20 01:00:42,501: ERROR/ForkPoolWorker-2] Task report.tasks.build_monthly[df568304] raised unexpected: SoftTimeLimitExceeded()',
      'billiard.exceptions.SoftTimeLimitExceeded: SoftTimeLimitExceeded()',
      "[2013-12-28 20:41:17,482: CRITICAL/MainProcess] Task shop.status[a014e4ce] INTERNAL ERROR: {'exc_message': 'SoftTimeLimitExceeded()', 'exc_type': 'SoftTimeLimitExceeded'}",
    ],
    traps: ['    except SoftTimeLimitExceeded:', '    raise SoftTimeLimitExceeded()'],
    sources: ['celery/celery:celery/worker/request.py on_timeout()', 'celery/celery#4651', 'celery/celery#1762'],
  },
  {
    id: 'celery-max-memory-recycle',
    severity: 'info',
    cause: 'resource',
    program: 'celery (billiard)',
    versions: t('written only when the variable MP_LOG is set'),
    title: t('Celery child reached its memory limit'),
    meaning: t(
      'A child larger than --max-memory-per-child was replaced after its task. Now and then that is the plan; every minute it is a leak or a low limit.',
    ),
    causes: [t('A task leaks, or the limit is below what the application needs at rest.')],
    remedies: [
      {
        recipe: 'R7',
        text: t('If it happens more than about once a minute, raise --max-memory-per-child or find the leak.'),
      },
    ],
    shapes: [
      atStart(
        'child process exiting after exceeding memory limit (<used>KiB / <limit>KiB)',
        /child process exiting after exceeding memory limit \((?<used>\d{1,12})KiB \/ (?<limit>\d{1,12})KiB\)/,
      ),
    ],
    examples: [
      '[2026-11-20 01:00:55,145: WARNING/ForkPoolWorker-4] child process exiting after exceeding memory limit (412988KiB / 400000KiB)',
    ],
    traps: ['[2026-11-20 01:00:55,145: ERROR/ForkPoolWorker-4] worker unable to determine memory usage'],
    sources: ['celery/billiard:billiard/pool.py', 'celery/celery#3706'],
  },
  {
    id: 'celery-broker-lost',
    severity: 'error',
    cause: 'dependency',
    program: 'celery, py-amqp',
    title: t('Connection to the broker was lost'),
    meaning: t('The broker closed the connection or the network cut it; the worker tries to connect again.'),
    causes: [
      t('The broker was restarted or failed over.'),
      t('Something on the way drops idle connections, or a blocked worker missed its heartbeats.'),
    ],
    remedies: [
      {
        text: t(
          'Look at the broker in the same minute; keep broker_heartbeat below the idle timeout of the path, and broker_connection_retry_on_startup on.',
        ),
      },
    ],
    shapes: [
      atStart("Couldn't ack <n>, reason:<error>", /Couldn't (?:ack|reject) \d{1,12}, reason:/),
      atStart('consumer: Connection to broker lost. …', /(?:consumer: )?Connection to broker lost\./),
      atStart(
        "amqp.exceptions.ConnectionForced: (0, 0): (320) CONNECTION_FORCED - broker forced connection closure with reason '<r>'",
        /amqp\.exceptions\.ConnectionForced: [^\n]{0,40}CONNECTION_FORCED(?: - (?<reason>[^\n]{1,120}))?/,
        'exception',
      ),
    ],
    examples: [
      '[2026-11-20 01:01:05,000: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection...',
      "[2026-11-20 01:01:05,000: CRITICAL/MainProcess] Couldn't ack 6843, reason:ConnectionResetError(104, 'Connection reset by peer')",
      "amqp.exceptions.ConnectionForced: (0, 0): (320) CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
    ],
    traps: ['[2026-11-20 01:01:05,000: INFO/MainProcess] Connected to amqp://app:**@rabbitmq:5672/app'],
    sources: [
      'celery/celery:celery/worker/consumer/consumer.py',
      'celery/kombu:kombu/message.py ack_log_error()',
      'celery/celery#4457',
      'celery/celery#3932',
    ],
  },
  {
    id: 'celery-broker-unreachable',
    severity: 'critical',
    cause: 'dependency',
    program: 'celery, kombu',
    title: t('Broker cannot be reached'),
    meaning: t('The broker refuses the connection or its name does not resolve; no task is taken until then.'),
    causes: [
      t('The address or credentials are wrong, or the service is not bound to this module.'),
      t('The broker is down.'),
    ],
    remedies: [
      {
        text: t(
          'Check the binding of the broker and its variables (CELERY_BROKER_URL, RABBITMQ_*), then the network policy.',
        ),
      },
    ],
    shapes: [
      atStart(
        'consumer: Cannot connect to <scheme>://<user>:**@<host>:<port>/<vhost>: <error>.',
        /(?:consumer: )?Cannot connect to [a-z+]{2,20}:\/\/(?:[^\s@/]{0,100}@)?(?<host>[^\s@/:]{1,100})?/,
      ),
      atStart(
        'beat: Connection error: <error>. Trying again in <n> seconds...',
        /beat: Connection error: [^\n]{1,400}? Trying again in \d/,
      ),
      // Whoever sends a task; with Redis the error names it, and is known as Redis's.
      atStart(
        'kombu.exceptions.OperationalError: [Errno <n>] <error>',
        /kombu\.exceptions\.OperationalError: (?:\[Errno (?:-\d|111|113|110|104)\] |\[WinError 10061\] |timed out)/,
      ),
    ],
    per: 'host',
    examples: [
      'kombu.exceptions.OperationalError: [Errno 111] Connection refused',
      'kombu.exceptions.OperationalError: [WinError 10061] No connection could be made because the target machine actively refused it',
      '[2026-11-20 01:01:07,533: ERROR/Beat] beat: Connection error: [Errno 111] Connection refused. Trying again in 32.0 seconds...',
      '[2026-11-20 01:01:07,533: ERROR/MainProcess] consumer: Cannot connect to amqp://app:**@rabbitmq.svc.example.com:5672/app: [Errno 111] Connection refused.',
      '[2026-11-20 01:01:07,533: ERROR/MainProcess] consumer: Cannot connect to redis://localhost:6379//: Error 111 connecting to localhost:6379. Connection refused..',
    ],
    traps: ['Trying again in 6.00 seconds... (3/100)'],
    sources: [
      'celery/celery:celery/beat.py _ensure_connected()',
      'celery/celery:celery/worker/consumer/consumer.py',
      'celery/kombu:kombu/connection.py _reraise_as_library_errors()',
      'celery/celery#3921',
    ],
  },
  {
    id: 'celery-missed-heartbeat',
    severity: 'warning',
    cause: 'resource',
    program: 'celery',
    title: t('Another Celery worker went silent'),
    meaning: t('Gossip heard nothing of another worker: it is overloaded, paused or gone.'),
    causes: [t('That worker gets too little CPU; many at once point to the broker or the network.')],
    remedies: [
      { text: t('In a small setup, start workers with --without-gossip --without-mingle --without-heartbeat.') },
    ],
    shapes: [
      atStart('missed heartbeat from celery@<host>', /missed heartbeat from (?<worker>[\w.-]{1,60}@[\w.-]{1,120})/),
    ],
    examples: ['[2026-11-20 01:01:16,456: INFO/MainProcess] missed heartbeat from celery@worker-5d8f7b9c6-7hq2m'],
    traps: ['[2026-11-20 01:01:17,480: INFO/MainProcess] sync with celery@worker-5d8f7b9c6-7hq2m'],
    sources: ['celery/celery:celery/worker/consumer/gossip.py'],
  },
  {
    id: 'celery-pool-start-failed',
    severity: 'error',
    cause: 'startup',
    program: 'celery',
    title: t('Celery pool did not start'),
    meaning: t('Children of the pool did not report within worker_proc_alive_timeout (4 seconds).'),
    causes: [t('Imports are slow, or the CPU or memory is not enough to fork that many.')],
    remedies: [
      { recipe: 'R4', text: t('Start fewer children (-c).') },
      { recipe: 'R5', text: t('Take a larger plan, or raise worker_proc_alive_timeout.') },
    ],
    shapes: [
      atStart(
        'Timed out waiting for UP message from <ForkProcess(ForkPoolWorker-<n>, started daemon)>',
        /Timed out waiting for UP message from </,
      ),
      atStart(
        "WorkerLostError('Could not start worker processes')",
        /WorkerLostError(?:\(['"]|: )Could not start worker processes/,
      ),
    ],
    examples: [
      '[2026-11-20 01:01:18,045: ERROR/MainProcess] Timed out waiting for UP message from <ForkProcess(ForkPoolWorker-9, started daemon)>',
      "[2026-11-20 01:01:18,045: CRITICAL/MainProcess] Unrecoverable error: WorkerLostError('Could not start worker processes')",
    ],
    traps: ['worker_proc_alive_timeout = 4.0'],
    sources: ['celery/celery:celery/concurrency/asynpool.py', 'celery/celery:celery/worker/loops.py'],
  },
];
