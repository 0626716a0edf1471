import { t } from '../../text/l10n.ts';
import {
  FEWER_WORKERS,
  FIND_WHAT_BLOCKS,
  GREW_SLOWLY,
  INSTANCES_UNDER_LOAD,
  LARGER_PLAN,
  LONG_REQUESTS,
  READ_TRACEBACK,
  RECYCLE_WORKERS,
  TASK_QUEUE,
} from './often-advised.ts';
import { atStart, inFrameOfPid, type Signature } from './signature.ts';

/** benoitc/gunicorn; the frame `[time] [pid] [LEVEL] ` is off. */
export const GUNICORN: readonly Signature[] = [
  {
    id: 'gunicorn-worker-timeout',
    severity: 'critical',
    cause: 'timeout',
    program: 'gunicorn',
    title: t('Worker timed out'),
    meaning: t(
      'A worker gave no sign of life for --timeout seconds (30 by default) and was killed; its request was lost.',
    ),
    causes: [
      t('With the sync worker: one request took longer than the timeout.'),
      t('With gthread, gevent or an ASGI worker: the main thread or the loop was blocked.'),
      t('The machine swaps, or the container gets too little CPU.'),
    ],
    first: FIND_WHAT_BLOCKS,
    remedies: [
      {
        recipe: 'R1',
        text: t('Raise --timeout if the slow request is legitimate, staying below the limit of every proxy in front.'),
      },
      { recipe: 'R2', text: t('Let a worker serve others while one request waits: gevent, or gthread with threads.') },
      { recipe: 'R4', text: t('When the machine swaps: start fewer workers.') },
      TASK_QUEUE,
    ],
    shapes: [atStart('WORKER TIMEOUT (pid:<pid>)', /WORKER TIMEOUT \(pid: ?(?<pid>\d{1,10})\)/)],
    // Early releases write it again for as long as the worker lives (benoitc/gunicorn#545).
    once: 'process',
    examples: [
      '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)',
      '2010-07-28 23:01:19 [5869] [CRITICAL] WORKER TIMEOUT (pid:5871)',
      '{"levelname": "CRITICAL", "message": "WORKER TIMEOUT (pid:18)"}',
    ],
    traps: [
      '  timeout: 30',
      '-----> Process web: gunicorn wsgi -w 4 -b :$PORT --timeout 600',
      '2026-11-20 10:07:11,002 INFO apps.ops user admin ran "grep WORKER TIMEOUT app.log" from web console',
      '{"levelname": "INFO", "message": "ticket created", "title": "WORKER TIMEOUT (pid:18) in prod"}',
    ],
    sources: ['benoitc/gunicorn:gunicorn/arbiter.py murder_workers()', 'test/unit/logs/real-programs/gunicorn.test.ts'],
  },
  {
    id: 'gunicorn-worker-oom-sigkill',
    severity: 'critical',
    cause: 'memory',
    program: 'gunicorn',
    versions: t(
      '21.0 and later as an error; 20.1 as a warning with the number of the signal; older releases write nothing',
    ),
    title: t('Worker was killed (SIGKILL)'),
    meaning: t(
      'A worker was killed with signal 9: by the memory limit or the kernel, unless gunicorn did it after a timeout.',
    ),
    causes: [
      t('The workers together need more memory than the plan has.'),
      t('A worker grows with every request (a leak, or a cache without a bound).'),
    ],
    first: GREW_SLOWLY,
    remedies: [RECYCLE_WORKERS, FEWER_WORKERS, LARGER_PLAN, INSTANCES_UNDER_LOAD],
    // 20.1 writes it too of a worker that was not done when --graceful-timeout ended (arbiter.py stop(), kill_workers).
    whileStopping: 'gunicorn-graceful-timeout',
    shapes: [
      atStart(
        'Worker (pid:<pid>) was sent SIGKILL! Perhaps out of memory?',
        /Worker \(pid:(?<pid>\d{1,10})\) was sent SIGKILL!/,
      ),
      atStart(
        'Worker with pid <pid> was terminated due to signal 9',
        /Worker with pid (?<pid>\d{1,10}) was terminated due to signal 9\b/,
      ),
    ],
    examples: [
      '[2026-11-20 09:59:51 +0800] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?',
      '[2026-11-20 08:00:00 +0000] [1] [WARNING] Worker with pid 9 was terminated due to signal 9',
    ],
    traps: [
      '[2026-11-20 10:01:23 +0800] [1] [INFO] Worker (pid:42) was sent SIGTERM!',
      '[2026-11-20 08:00:00 +0000] [1] [WARNING] Worker with pid 9 was terminated due to signal 15',
    ],
    sources: [
      'benoitc/gunicorn:gunicorn/arbiter.py reap_workers() at 20.1.0, 21.2.0, 23.0.0, 26.1.0',
      'benoitc/gunicorn#2215',
    ],
  },
  {
    id: 'gunicorn-worker-crash',
    severity: 'error',
    cause: 'crash',
    program: 'gunicorn',
    title: t('Worker crashed'),
    meaning: t(
      'A worker ended by a signal of its own making: a native crash. SIGABRT right after a timeout belongs to that timeout.',
    ),
    causes: [
      t('A C extension that does not fit the base image (musl and glibc, CPU features).'),
      t('A library that does not survive a fork (gRPC, torch) loaded with --preload.'),
    ],
    remedies: [{ text: t('Find the native library: reinstall it for this image, or load it after the fork.') }],
    shapes: [
      atStart(
        'Worker (pid:<pid>) was sent SIGSEGV!',
        /Worker \(pid:(?<pid>\d{1,10})\) was sent (?<signal>SIG(?:SEGV|BUS|ILL|FPE|ABRT|SYS|TRAP)|code 13[24-69])!/,
      ),
      atStart(
        'Worker with pid <pid> was terminated due to signal <4|6|7|8|11>',
        /Worker with pid (?<pid>\d{1,10}) was terminated due to signal (?<signal>4|6|7|8|11)\b/,
      ),
    ],
    examples: [
      '[2026-11-20 10:00:42 +0800] [1] [ERROR] Worker (pid:41) was sent SIGSEGV!',
      '[2026-11-20 10:00:42 +0800] [1] [ERROR] Worker (pid:41) was sent code 132!',
      '[2026-11-20 08:00:00 +0000] [1] [WARNING] Worker with pid 9 was terminated due to signal 11',
    ],
    traps: [
      '[2026-11-20 10:01:23 +0800] [1] [INFO] Worker (pid:42) was sent SIGTERM!',
      'Worker (pid:42) was sent SIGHUP!',
    ],
    sources: ['benoitc/gunicorn:gunicorn/arbiter.py reap_workers()', 'benoitc/gunicorn#3136'],
  },
  {
    id: 'gunicorn-worker-exit-code',
    severity: 'warning',
    cause: 'crash',
    program: 'gunicorn',
    versions: t('21.0 and later; 21 to 23 write the line twice, once with a full stop'),
    title: t('Worker ended with an error code'),
    meaning: t(
      'A worker ended by itself with a code: 1 after an abort, 3 when it failed to boot, 4 when the application could not be loaded.',
    ),
    causes: [t('A timeout, a boot failure, or code that calls exit.')],
    remedies: [{ text: t('The line beside it says why: a timeout or an exception while booting.') }],
    shapes: [
      atStart(
        'Worker (pid:<pid>) exited with code <n>',
        /Worker \(pid:(?<pid>\d{1,10})\) exited with code (?<code>[1-9]\d{0,9})\s{0,4}$/,
      ),
      atStart(
        'Worker (pid:<pid>) exited with code <n>.',
        /Worker \(pid:(?<pid>\d{1,10})\) exited with code (?<code>[1-9]\d{0,9})\.\s{0,4}$/,
        'end',
      ),
    ],
    examples: [
      '[2026-11-20 09:58:52 +0800] [1] [ERROR] Worker (pid:18) exited with code 1',
      '[2026-11-20 08:03:11 +0000] [1] [ERROR] Worker (pid:9) exited with code 3.',
    ],
    traps: ['2026/11/20 06:05:09 [notice] 1#1: worker process 41 exited with code 0'],
    sources: ['benoitc/gunicorn:gunicorn/arbiter.py at 21.2.0, 23.0.0, 26.1.0', 'devilry/devilry-django#1297'],
  },
  {
    id: 'gunicorn-boot-failed',
    severity: 'critical',
    cause: 'startup',
    program: 'gunicorn',
    title: t('gunicorn stopped: workers fail to boot'),
    meaning: t('The first workers died while they imported the application, and gunicorn gives up.'),
    causes: [
      t('A package is missing, a setting or variable is not there, or the database is needed at import.'),
      t('The module in the start command is wrong.'),
    ],
    remedies: [
      { recipe: 'R0', text: t('Correct the module:app of the start command if that is what could not be imported.') },
      { text: t('Read the exception just above it: it names the package, variable or line.') },
    ],
    shapes: [
      atStart(
        "gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>",
        /(?:gunicorn\.errors\.)?HaltServer: <HaltServer 'Worker failed to boot\.' 3>/,
      ),
      atStart('Reason: Worker failed to boot.', /Reason: Worker failed to boot\./),
    ],
    once: 'moment',
    examples: [
      "gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>",
      '[2026-11-20 08:00:00 +0000] [1] [INFO] Reason: Worker failed to boot.',
    ],
    traps: ['    raise HaltServer(reason, self.WORKER_BOOT_ERROR)'],
    sources: ['benoitc/gunicorn:gunicorn/arbiter.py halt()', 'benoitc/gunicorn#1006'],
  },
  {
    id: 'gunicorn-app-load-failed',
    severity: 'critical',
    cause: 'startup',
    program: 'gunicorn',
    title: t('gunicorn cannot find the application'),
    meaning: t('The object that the start command names behind the colon is not in the module, or cannot be called.'),
    causes: [t('The object has another name (app, application), or the module is not the one that was meant.')],
    remedies: [{ recipe: 'R0', text: t('Correct the module:app of the start command.') }],
    shapes: [
      atStart(
        "gunicorn.errors.HaltServer: <HaltServer 'App failed to load.' 4>",
        /(?:gunicorn\.errors\.)?HaltServer: <HaltServer 'App failed to load\.' 4>/,
      ),
      atStart('Reason: App failed to load.', /Reason: App failed to load\./),
      atStart(
        "Failed to find attribute '<attr>' in '<module>'.",
        /Failed to find attribute '(?<attribute>[^'\n]{0,200})' in '(?<module>[^'\n]{0,200})'/,
      ),
      // Before 20.0.
      atStart(
        "Failed to find application object '<attr>' in '<module>'",
        /Failed to find application object '(?<attribute>[^'\n]{0,200})' in '(?<module>[^'\n]{0,200})'/,
      ),
      atStart(
        "Failed to parse '<expression>' as an attribute name or function call.",
        /Failed to parse '(?<attribute>[^\n]{0,200})' as an attribute name or function call\./,
      ),
      atStart('Application object must be callable.', /Application object must be callable\.\s{0,4}$/),
    ],
    once: 'moment',
    examples: [
      "gunicorn.errors.HaltServer: <HaltServer 'App failed to load.' 4>",
      "Failed to find application object 'nope' in 'app'",
      "Failed to parse 'f(' as an attribute name or function call.",
      'Application object must be callable.',
      "Failed to find attribute 'application' in 'wsgi_old'.",
      '[2026-11-20 08:05:00 +0000] [1] [ERROR] Reason: App failed to load.',
    ],
    traps: ['[2026-11-20 08:05:00 +0000] [1] [ERROR] Shutting down: Master'],
    sources: [
      'benoitc/gunicorn:gunicorn/arbiter.py',
      'benoitc/gunicorn:gunicorn/util.py import_app() at 19.10.0, 20.1.0, 23.0.0',
      'test/unit/logs/real-programs/gunicorn.test.ts',
    ],
  },
  {
    id: 'gunicorn-worker-boot-exception',
    severity: 'error',
    cause: 'startup',
    program: 'gunicorn',
    title: t('Exception in a worker process'),
    meaning: t('A worker raised an exception outside a request: almost always while it imported the application.'),
    causes: [t('The last line of the traceback that follows is the reason.')],
    remedies: [{ text: t('Repair what the last line of the traceback names.') }],
    shapes: [atStart('Exception in worker process', /Exception in worker process:?\s{0,4}$/)],
    examples: ['[2026-11-20 08:00:00 +0000] [8] [ERROR] Exception in worker process'],
    traps: ['Exception in callback BaseEventLoop.create_server()', 'Exception during worker exit:'],
    sources: ['benoitc/gunicorn:gunicorn/arbiter.py spawn_worker()'],
  },
  {
    id: 'gunicorn-ended',
    severity: 'critical',
    cause: 'crash',
    program: 'gunicorn',
    generic: true,
    title: t('gunicorn itself ended in an exception'),
    meaning: t('The main process raised an exception and ends with all workers.'),
    causes: [t('No memory for another worker, or a folder that may not be written: --worker-tmp-dir.')],
    first: READ_TRACEBACK,
    remedies: [{ text: t('Repair what the last line of the traceback names.') }],
    shapes: [
      inFrameOfPid('Unhandled exception in main loop', /Unhandled exception in main loop(?=\s{0,4}$)/),
      atStart('Unhandled exception in main loop [gunicorn.error]', /Unhandled exception in main loop \[gunicorn/),
    ],
    examples: [
      '[2026-11-20 13:57:38 +0800] [1] [ERROR] Unhandled exception in main loop',
      '1763600000.68 [info     ] Unhandled exception in main loop [gunicorn.error]',
    ],
    traps: ['ERROR app.bot: Unhandled exception in main loop'],
    sources: ['benoitc/gunicorn:gunicorn/arbiter.py run()', 'goauthentik/authentik#4098'],
  },
  {
    id: 'gunicorn-graceful-timeout',
    severity: 'warning',
    cause: 'timeout',
    program: 'gunicorn',
    title: t('Requests were cut off while stopping'),
    meaning: t('A worker still had requests when --graceful-timeout (30 seconds) ended; they were dropped.'),
    causes: [LONG_REQUESTS],
    remedies: [
      {
        recipe: 'R10',
        text: t(
          'Raise --graceful-timeout and the grace period of the platform together; the platform must wait longer.',
        ),
      },
    ],
    shapes: [atStart('Worker graceful timeout (pid:<pid>)', /Worker graceful timeout \(pid:(?<pid>\d{1,10})\)/)],
    versions: t('A worker of gevent; gunicorn 20.1 writes of any other worker that it was terminated with signal 9.'),
    examples: ['[2026-11-20 07:27:00 +0000] [12] [WARNING] Worker graceful timeout (pid:12)'],
    traps: ['  graceful_timeout: 30'],
    sources: ['benoitc/gunicorn:gunicorn/workers/ggevent.py'],
  },
];
