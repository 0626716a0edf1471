import { t } from '../../text/l10n.ts';
import { LARGER_PLAN, MORE_INSTANCES, TASK_QUEUE } from './often-advised.ts';
import { atStart, type Signature } from './signature.ts';

/** uWSGI; the optional ctime prefix (`Mon Jan 15 01:14:45 2018 - `) is off. */
export const UWSGI: readonly Signature[] = [
  {
    id: 'uwsgi-harakiri',
    severity: 'critical',
    cause: 'timeout',
    program: 'uWSGI',
    versions: t('1.9 to 2.0; 2.1 words it “triggered by worker”'),
    title: t('uWSGI killed a slow request (harakiri)'),
    meaning: t('A request took longer than the harakiri option allows; the worker was killed with SIGKILL.'),
    causes: [t('One slow page or call to another service, or a limit that is too tight for it.')],
    remedies: [
      {
        text: t(
          'Set harakiri above the slowest legitimate request and below the limit of the proxy; harakiri-verbose tells where it hangs.',
        ),
      },
      TASK_QUEUE,
    ],
    shapes: [
      atStart(
        '*** HARAKIRI ON WORKER <n> (pid: <pid>, try: <k>) ***',
        /\*\*\* HARAKIRI ON WORKER (?<worker>\d{1,5}) \(pid: (?<pid>\d{1,10}), try: (?<attempt>\d{1,5})/,
      ),
      atStart(
        'HARAKIRI triggered by worker <n> core <c> !!!',
        /HARAKIRI triggered by worker (?<worker>\d{1,5}) core \d{1,5} !!!/,
      ),
      // Without a master the worker does it itself.
      atStart(
        'F*CK !!! i must kill myself (pid: <pid> app_id: <n>)...',
        /F\*CK !!! i must kill myself \(pid: (?<pid>\d{1,10}) app_id: /,
      ),
    ],
    once: 'process',
    examples: [
      'Fri Nov 20 03:00:54 2026 - *** HARAKIRI ON WORKER 2 (pid: 13, try: 1) ***',
      '*** HARAKIRI ON WORKER 2 (pid: 13, try: 1, graceful: yes) ***',
      'Fri Nov 20 03:02:24 2026 - HARAKIRI triggered by worker 3 core 0 !!!',
      '2026-11-20T09:11:47.981137384Z F*CK !!! i must kill myself (pid: 1 app_id: 0)...',
    ],
    traps: [
      'Fri Nov 20 03:00:54 2026 - HARAKIRI: -- wchan> do_sys_poll',
      'Fri Nov 20 03:00:54 2026 - HARAKIRI !!! worker 2 status !!!',
      'HARAKIRI: Skipping harakiri on worker 1. Listen queue is smaller than the threshold (2 < 10)',
    ],
    sources: [
      'unbit/uwsgi:core/master_checks.c',
      'unbit/uwsgi:core/master_utils.c',
      'unbit/uwsgi#480',
      'unbit/uwsgi#2606',
    ],
  },
  {
    id: 'uwsgi-graceful-timeout',
    severity: 'warning',
    cause: 'timeout',
    program: 'uWSGI',
    title: t('uWSGI killed a worker that did not stop in time'),
    meaning: t('A worker that was to be replaced still worked when its time to stop was over.'),
    causes: [t('Requests slower than worker-reload-mercy (60 seconds), or threads that do not end.')],
    remedies: [{ text: t('Set worker-reload-mercy above the slowest request.') }],
    shapes: [
      atStart(
        'worker <n> (pid: <pid>) is taking too much time to die...NO MERCY !!!',
        /worker (?<worker>\d{1,5}) \(pid: (?<pid>\d{1,10})\) is taking too much time to die\.\.\.NO MERCY/,
      ),
    ],
    examples: ['Fri Nov 20 03:00:54 2026 - worker 2 (pid: 13) is taking too much time to die...NO MERCY !!!'],
    traps: ['worker 1 buried after 1 seconds', 'Gracefully killing worker 3 (pid: 22)...'],
    sources: ['unbit/uwsgi:core/master_checks.c', 'openwrt/packages#8742'],
  },
  {
    id: 'uwsgi-worker-oom-sigkill',
    severity: 'critical',
    cause: 'memory',
    program: 'uWSGI',
    title: t('uWSGI worker was killed (SIGKILL)'),
    meaning: t(
      'A worker was killed with signal 9: after a harakiri of its pid by the timeout, otherwise by the memory limit.',
    ),
    causes: [t('The workers together need more memory than the plan has, or one grows with every request.')],
    remedies: [{ text: t('Recycle workers: reload-on-rss and max-requests.') }, LARGER_PLAN],
    shapes: [
      atStart(
        'DAMN ! worker <n> (pid: <pid>) died, killed by signal 9 :( trying respawn ...',
        /DAMN ! worker (?<worker>\d{1,5}) \(pid: (?<pid>\d{1,10})\) (?:died,|M\wSTERIOUSLY) killed by signal 9\b/,
      ),
    ],
    examples: [
      'DAMN ! worker 2 (pid: 13) died, killed by signal 9 :( trying respawn ...',
      'DAMN ! worker 2 (pid: 13) MYSTERIOUSLY killed by signal 9 :( trying respawn ...',
    ],
    traps: ['worker 1 killed successfully (pid: 12)', 'Gracefully killing worker 3 (pid: 22)...'],
    sources: ['unbit/uwsgi:core/master.c', 'unbit/uwsgi#1779'],
  },
  {
    id: 'uwsgi-worker-crash',
    severity: 'error',
    cause: 'crash',
    program: 'uWSGI',
    title: t('uWSGI worker crashed'),
    meaning: t('A worker died of a signal that its own code caused; the master starts another.'),
    causes: [
      t('A native library that does not fit the image (musl and glibc), or too small a thread stack on Alpine.'),
      t('Threads are used without enable-threads, or several interpreters share a library that cannot bear it.'),
    ],
    remedies: [{ text: t('Set enable-threads and single-interpreter; reinstall native libraries for this image.') }],
    shapes: [
      atStart(
        'DAMN ! worker <n> (pid: <pid>) died, killed by signal <n> :( trying respawn ...',
        /DAMN ! worker (?<worker>\d{1,5}) \(pid: (?<pid>\d{1,10})\) (?:died,|M\wSTERIOUSLY) killed by signal (?<signal>\d{1,2})\b/,
      ),
      atStart(
        'DAMN ! worker <n> (pid: <pid>) died :( trying respawn ...',
        /DAMN ! worker (?<worker>\d{1,5}) \(pid: (?<pid>\d{1,10})\) died :\(/,
      ),
      atStart(
        '!!! uWSGI process <pid> got Segmentation Fault !!!',
        /!!! uWSGI process (?<pid>\d{1,10}) got Segmentation Fault !!!/,
      ),
    ],
    once: 'process',
    examples: [
      'DAMN ! worker 2 (pid: 21) died, killed by signal 11 :( trying respawn ...',
      'DAMN ! worker 2 (pid: 21) died :( trying respawn ...',
      'DAMN ! worker 1 (pid: 161293) MISTERIOUSLY killed by signal 6 :( trying respawn ...',
      '!!! uWSGI process 21 got Segmentation Fault !!!',
    ],
    traps: ['*** backtrace of 21 ***'],
    sources: ['unbit/uwsgi:core/master.c', 'unbit/uwsgi:core/uwsgi.c', 'unbit/uwsgi-docs#406'],
  },
  {
    id: 'uwsgi-listen-queue-full',
    severity: 'critical',
    cause: 'resource',
    program: 'uWSGI',
    title: t('uWSGI: the listen queue is full'),
    meaning: t('All workers are busy and the backlog (listen, 100 by default) is full: the proxy answers 502, 504.'),
    causes: [t('More requests than the workers can take, or workers that hang.')],
    remedies: [
      MORE_INSTANCES,
      { text: t('More processes or threads; a larger listen together with net.core.somaxconn.') },
    ],
    shapes: [
      atStart(
        '*** uWSGI listen queue of socket "<addr>" (fd: <n>) full !!! (<used>/<max>) ***',
        /\*\*\* uWSGI listen queue of socket "(?<address>[^"\n]{0,120})" \(fd: \d{1,9}\) full !!! \((?<used>\d{1,9})\/(?<limit>\d{1,9})\)/,
      ),
    ],
    examples: [
      'Fri Nov 20 03:01:45 2026 - *** uWSGI listen queue of socket "127.0.0.1:3031" (fd: 3) full !!! (101/100) ***',
    ],
    traps: ['your server socket listen backlog is limited to 100 connections'],
    sources: ['unbit/uwsgi:core/master.c'],
  },
  {
    id: 'uwsgi-request-too-big',
    severity: 'error',
    cause: 'proxy',
    program: 'uWSGI',
    title: t('uWSGI refused a request: headers too big'),
    meaning: t('Headers and URL exceed buffer-size (4096 bytes); the connection is closed, the proxy answers 502.'),
    causes: [
      t('Large cookies or tokens, or a long query.'),
      t('A size near 20000: HTTP is spoken to a socket that expects the protocol of uWSGI.'),
    ],
    remedies: [
      { text: t('Set buffer-size to 32768; for HTTP use http-socket, or uwsgi_pass in nginx, not proxy_pass.') },
    ],
    shapes: [
      atStart(
        'invalid request block size: <n> (max <n>)...skip',
        /invalid request block size: (?<size>\d{1,9}) \(max (?<limit>\d{1,9})\)\.\.\.skip/,
      ),
    ],
    examples: ['Fri Nov 20 03:01:45 2026 - invalid request block size: 6304 (max 4096)...skip'],
    traps: ['iproto: invalid request block size: 9000 (max 4096)'],
    sources: ['unbit/uwsgi:proto/uwsgi.c', 'agstrike/silverstrike#137', 'caiqing0204/dev_task#5'],
  },
  {
    id: 'uwsgi-memory-reload',
    severity: 'warning',
    cause: 'memory',
    program: 'uWSGI',
    title: t('uWSGI memory guard killed a worker'),
    meaning: t('A worker grew beyond evil-reload-on-rss or -as and was killed at once; its requests are lost.'),
    causes: [t('A leak, or a limit below what the application needs.')],
    remedies: [
      { text: t('Use reload-on-rss, which waits for the end of the request; raise the limit or find the leak.') },
    ],
    shapes: [
      atStart(
        '*** EVIL RELOAD ON WORKER <n> RSS: <bytes> (pid: <pid>) ***',
        /\*\*\* EVIL RELOAD ON WORKER (?<worker>\d{1,5}) (?:RSS|ADDRESS SPACE): (?<bytes>\d{1,15}) \(pid: (?<pid>\d{1,10})\)/,
      ),
    ],
    examples: [
      '*** EVIL RELOAD ON WORKER 1 RSS: 536870912 (pid: 31) ***',
      '*** EVIL RELOAD ON WORKER 1 ADDRESS SPACE: 1073741824 (pid: 31) ***',
    ],
    traps: ['...The work of process 12 is done (max requests reached (500)). Seeya!'],
    sources: ['unbit/uwsgi:core/master_checks.c'],
  },
  {
    id: 'uwsgi-respawn-too-fast',
    severity: 'critical',
    cause: 'crash',
    program: 'uWSGI',
    title: t('uWSGI workers die as soon as they start'),
    meaning: t('Workers end right after their start; the master waits before it tries again.'),
    causes: [t('The application cannot be loaded, or it crashes at once.')],
    remedies: [{ text: t('Repair what the lines above it say: a crash or a failed load.') }],
    shapes: [
      atStart(
        'worker respawning too fast !!! i have to sleep a bit (<n> seconds)...',
        /worker respawning too fast !!! i have to sleep a bit/,
      ),
    ],
    examples: ['worker respawning too fast !!! i have to sleep a bit (2 seconds)...'],
    traps: ['Respawned uWSGI worker 1 (new pid: 33)'],
    sources: ['unbit/uwsgi:core/master.c'],
  },
  {
    id: 'uwsgi-app-load-failed',
    severity: 'critical',
    cause: 'startup',
    program: 'uWSGI',
    title: t('uWSGI could not load the application'),
    meaning: t('The WSGI module could not be imported or has no callable; every request gets a 500.'),
    causes: [t('The module= or callable= is wrong, or the import raised.')],
    remedies: [{ recipe: 'R0', text: t('Correct module=, and set need-app so that the process fails at once.') }],
    shapes: [
      atStart(
        "unable to load app <n> (mountpoint='<m>') (callable not found or import error)",
        /unable to load app \d{1,5} \(mountpoint='[^'\n]{0,100}'\) \(callable not found or import error\)/,
      ),
      atStart(
        '--- no python application found, check your startup logs for errors ---',
        /--- no python application found, check your startup logs for errors ---/,
        'request',
      ),
      atStart(
        '*** no app loaded. going in full dynamic mode ***',
        /\*\*\* no app loaded\. going in full dynamic mode \*\*\*/,
        'mode',
      ),
    ],
    examples: [
      "unable to load app 0 (mountpoint='') (callable not found or import error)",
      '--- no python application found, check your startup logs for errors ---',
      '*** no app loaded. going in full dynamic mode ***',
    ],
    traps: ["WSGI app 0 (mountpoint='') ready in 3 seconds on interpreter 0x55d0c8 pid: 1 (default app)"],
    sources: ['unbit/uwsgi:plugins/python/python_plugin.c', 'unbit/uwsgi:core/uwsgi.c'],
  },
];
