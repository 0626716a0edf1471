import { t } from '../../text/l10n.ts';
import { LONG_REQUESTS, MORE_INSTANCES, PLAN_AFTER_MEMORY_KILL } from './often-advised.ts';
import { atStart, type Remedy, type Signature } from './signature.ts';

const MODULE_APP: Remedy = {
  recipe: 'R0',
  text: t('Correct the module:app of the start command; else read the exception above it.'),
};

/** uvicorn, granian, hypercorn, daphne and waitress. */
export const APP_SERVERS: readonly Signature[] = [
  {
    id: 'uvicorn-child-died',
    severity: 'error',
    cause: 'crash',
    program: 'uvicorn',
    versions: t('0.30 and later, with --workers'),
    title: t('uvicorn worker died'),
    meaning: t('A process of --workers is gone or was silent for five seconds; a new one is started.'),
    causes: [t('It was killed for its memory.'), t('It crashed, or blocked its loop in synchronous code.')],
    remedies: [PLAN_AFTER_MEMORY_KILL, { text: t('Against leaks, recycle processes with --limit-max-requests.') }],
    shapes: [atStart('Child process [<pid>] died', /Child process \[(?<pid>\d{1,10})\] died\b/)],
    examples: ['INFO:     Child process [8] died'],
    traps: ['INFO:     Terminated child process [8]', 'INFO:     Waiting for child process [8]'],
    sources: ['encode/uvicorn:uvicorn/supervisors/multiprocess.py'],
  },
  {
    id: 'granian-worker-ended',
    severity: 'warning',
    cause: 'crash',
    program: 'granian',
    title: t('granian worker ended'),
    meaning: t('A worker is gone; without --respawn-failed-workers the whole server stops with it.'),
    causes: [
      t('The application cannot be loaded, or crashed: the lines above it say why.'),
      t('It was killed for its memory.'),
      t('All processes were stopped at once, as systemd does: then it is nothing.'),
    ],
    remedies: [MODULE_APP, PLAN_AFTER_MEMORY_KILL],
    shapes: [atStart('Unexpected exit from worker-<n>', /Unexpected exit from worker-(?<worker>\d{1,4})/)],
    whileStopping: 'nothing',
    examples: ['[ERROR] Unexpected exit from worker-1'],
    traps: ['[INFO] Stopped worker-1', '[INFO] Stopping worker-1'],
    sources: [
      'emmett-framework/granian:granian/server/common.py',
      'emmett-framework/granian#491',
      'reflex-dev/reflex#7266',
    ],
  },
  {
    id: 'uvicorn-concurrency-limit',
    severity: 'warning',
    cause: 'proxy',
    program: 'uvicorn',
    title: t('uvicorn refused requests: concurrency limit'),
    meaning: t('More connections and tasks than --limit-concurrency allows: further requests get 503.'),
    causes: [t('Handlers take too long, or the limit is lower than the load.')],
    remedies: [MORE_INSTANCES, { text: t('Raise --limit-concurrency if memory allows.') }],
    shapes: [atStart('Exceeded concurrency limit.', /Exceeded concurrency limit\./)],
    examples: ['WARNING:  Exceeded concurrency limit.'],
    traps: ['INFO:     limit_concurrency: 100'],
    sources: ['encode/uvicorn:uvicorn/protocols/http/h11_impl.py'],
  },
  {
    id: 'uvicorn-graceful-timeout',
    severity: 'warning',
    cause: 'timeout',
    program: 'uvicorn',
    versions: t('0.22 and later'),
    title: t('Requests were cut off while stopping'),
    meaning: t('Requests were still running when --timeout-graceful-shutdown ended; they were cancelled.'),
    causes: [LONG_REQUESTS],
    remedies: [
      { recipe: 'R10', text: t('Raise --timeout-graceful-shutdown, and the grace period of the platform above it.') },
    ],
    shapes: [
      atStart(
        'Cancel <n> running task(s), timeout graceful shutdown exceeded',
        /Cancel (?<tasks>\d{1,9}) running task\(s\), timeout graceful shutdown exceeded/,
      ),
    ],
    examples: ['ERROR:    Cancel 3 running task(s), timeout graceful shutdown exceeded'],
    traps: ['timeout_graceful_shutdown = 30'],
    sources: ['encode/uvicorn:uvicorn/server.py'],
  },
  {
    id: 'uvicorn-startup-failed',
    severity: 'critical',
    cause: 'startup',
    program: 'uvicorn',
    title: t('uvicorn could not start the application'),
    meaning: t('The lifespan startup of the application raised, or the module:app that was given cannot be loaded.'),
    causes: [
      t('A service that the application needs at startup is not there.'),
      t('The import string in the start command is wrong.'),
    ],
    remedies: [MODULE_APP],
    shapes: [
      atStart('Application startup failed. Exiting.', /Application startup failed\. Exiting\./),
      atStart('Error loading ASGI app. <reason>', /Error loading ASGI app(?: factory)?[.:] (?<reason>[^\n]{1,200})/),
    ],
    examples: [
      'ERROR:    Application startup failed. Exiting.',
      'ERROR:    Error loading ASGI app. Could not import module "main".',
      'ERROR:    Error loading ASGI app factory: create_app() missing 1 required positional argument',
    ],
    traps: ["INFO:     ASGI 'lifespan' protocol appears unsupported.", 'INFO:     Application startup complete.'],
    sources: ['encode/uvicorn:uvicorn/lifespan/on.py', 'encode/uvicorn:uvicorn/config.py'],
  },
  {
    id: 'hypercorn-lifespan-timeout',
    severity: 'critical',
    cause: 'startup',
    program: 'hypercorn',
    versions: t('the class is LifespanTimeout before 0.11'),
    title: t('hypercorn: startup or shutdown failed'),
    meaning: t('The lifespan hook of the application raised, or took longer than its timeout (60 seconds).'),
    causes: [t('The hook waits for a database or cache that cannot be reached.')],
    remedies: [{ text: t('Move slow work out of the hook, or raise startup_timeout or shutdown_timeout.') }],
    shapes: [
      atStart(
        'hypercorn.utils.LifespanTimeoutError: Timeout whilst awaiting startup. …',
        /(?:hypercorn\.utils\.)?LifespanTimeout(?:Error)?: Timeout whilst awaiting (?<phase>startup|shutdown)/,
      ),
      atStart(
        "hypercorn.utils.LifespanFailureError: Lifespan failure in <startup|shutdown>. '<msg>'",
        /(?:hypercorn\.utils\.)?LifespanFailure(?:Error)?: Lifespan failure in (?<phase>startup|shutdown)/,
      ),
    ],
    examples: [
      'hypercorn.utils.LifespanTimeoutError: Timeout whilst awaiting startup. Your application may not support the ASGI Lifespan protocol correctly, alternatively the startup_timeout configuration is incorrect.',
      "hypercorn.utils.LifespanFailureError: Lifespan failure in startup. 'db not reachable'",
    ],
    traps: [
      '[2026-11-20 07:20:00 +0000] [7] [WARNING] ASGI Framework Lifespan error, continuing without Lifespan support',
    ],
    sources: ['pgjones/hypercorn:src/hypercorn/utils.py', 'pgjones/hypercorn#28', 'pgjones/hypercorn#315'],
  },
  {
    id: 'daphne-app-timeout',
    severity: 'warning',
    cause: 'timeout',
    program: 'daphne',
    title: t('daphne killed a handler that did not end'),
    meaning: t('The client was gone, but the handler did not end within --application-close-timeout (10 seconds).'),
    causes: [t('A blocking call in an async view, or a websocket consumer that never ends.')],
    remedies: [{ text: t('Run blocking work through sync_to_async(thread_sensitive=False) or a task queue.') }],
    shapes: [
      atStart(
        'Application instance <Task …> for connection <WebRequest … uri=<path> …> took too long to shut down and was killed.',
        /Application instance [^\n]{1,600}? uri=(?<path>\S{1,200}) [^\n]{0,40}?took too long to shut down and was killed/,
      ),
      atStart(
        'Application instance <Task …> for connection <…> took too long to shut down and was killed.',
        /Application instance [^\n]{1,900}? took too long to shut down and was killed/,
      ),
    ],
    per: 'path',
    examples: [
      "2026-11-20 07:26:02,611 WARNING  Application instance <Task pending name='Task-88' coro=<ASGIHandler.__call__()>> for connection <WebRequest at 0x7f33a0 method=GET uri=/api/v1/export clientproto=HTTP/1.1> took too long to shut down and was killed.",
    ],
    traps: ['2026-11-20 07:25:11,020 INFO     Listening on TCP address 0.0.0.0:8000'],
    sources: ['django/daphne:daphne/server.py check_timeouts()'],
  },
  {
    id: 'waitress-queue-depth',
    severity: 'warning',
    cause: 'resource',
    program: 'waitress',
    title: t('waitress: all threads are busy'),
    meaning: t('Requests wait in the queue because every thread serves another one.'),
    causes: [t('More requests at once than --threads, or slow ones among them.')],
    remedies: [{ text: t('Raise --threads.') }, MORE_INSTANCES],
    shapes: [atStart('Task queue depth is <n>', /Task queue depth is (?<depth>\d{1,9})/)],
    examples: ['WARNING:waitress.queue:Task queue depth is 4'],
    traps: ['task queue drained, depth limit is 100'],
    sources: ['Pylons/waitress:src/waitress/task.py', 'pengzhile/pandora#724'],
  },
];
