import { t } from '../../text/l10n.ts';
import { FEWER_WORKERS, MEMORY_LIMIT, RECYCLE_WORKERS } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** How the main process of a container or dyno ended: 128 + the number of the signal, or its own code. */
export const CONTAINERS: readonly Signature[] = [
  {
    id: 'container-exit-137',
    severity: 'critical',
    cause: 'memory',
    program: 'kubectl, docker, Heroku, Cloud Foundry, BlueKing',
    title: t('Container was killed (exit code 137)'),
    meaning: t(
      'The main process got SIGKILL: for its memory when the reason is OOMKilled; else by a failed liveness probe or after the grace period.',
    ),
    causes: [MEMORY_LIMIT, t('A liveness probe that failed, or a shutdown that took longer than the grace period.')],
    remedies: [
      { recipe: 'R5', text: t('With OOMKilled: take a plan with more memory.') },
      FEWER_WORKERS,
      RECYCLE_WORKERS,
      { recipe: 'R9', text: t('With a failed liveness probe: make it more patient.') },
      { recipe: 'R10', text: t('During a shutdown: give the process more time to stop.') },
    ],
    shapes: [
      anywhere('Exit Code:    137', /^ {0,20}Exit Code: {1,10}137\s{0,4}$/),
      anywhere(
        '<service> exited with code 137',
        /^(?<service>[\w.-]{1,100}) exited with code 137(?: \(restarting\))?\s{0,4}$/,
      ),
      atStart('Process exited with status 137', /(?:Process exited with|Exit(?:ed with)?) status 137\b/),
      atStart('failed with exit code 137', /failed with exit code 137\b/),
      anywhere('"exitCode":137', /"exitCode": ?"?137\b/),
      anywhere('Exited (137) <age> ago', /\bExited \(137\) [^\n]{1,40}? ago\b/),
      anywhere('task: non-zero exit (137)', /\btask: non-zero exit \(137\)/),
    ],
    examples: [
      '      Exit Code:    137',
      'worker-1 exited with code 137',
      'kdqmf6qy5s0sw8q4o2y8bsqv1    \\_ web.1   app:1.9.0   node-1   Shutdown   Failed 2 minutes ago   "task: non-zero exit (137)"',
      '2026-11-20T12:02:27.547776+00:00 heroku[worker.1]: Process exited with status 137',
      'instance web-7d9c5b6f4-9k2lm: failed with exit code 137',
      '{"terminated":{"exitCode":137,"reason":"Error"}}',
      '2026-11-20T10:00:05.12+0000 [APP/PROC/WEB/0] OUT Exit status 137',
      '1a2b3c4d5e6f   app-web   "gunicorn wsgi -w 4"     Exited (137) 3 minutes ago    app-web-1',
    ],
    traps: ['order 137 exited the queue', 'web-1 exited with code 130'],
    sources: ['kubernetes/kubernetes#122256', 'kubernetes/kubernetes#123176', 'kubernetes/kubernetes#19825'],
  },
  {
    id: 'container-exit-139',
    severity: 'error',
    cause: 'crash',
    program: 'kubectl, docker, Heroku, BlueKing',
    title: t('Container crashed (exit code 139)'),
    meaning: t('The main process crashed with a segmentation fault (128 + 11).'),
    causes: [t('A native library that does not fit the base image or the CPU.')],
    remedies: [{ text: t('Find the native library: reinstall it for this image, or pin an earlier version.') }],
    shapes: [
      anywhere('Exit Code:    139', /^ {0,20}Exit Code: {1,10}139\s{0,4}$/),
      anywhere(
        '<service> exited with code 139',
        /^(?<service>[\w.-]{1,100}) exited with code 139(?: \(restarting\))?\s{0,4}$/,
      ),
      atStart('Process exited with status 139', /Process exited with status 139\b/),
      atStart('failed with exit code 139', /failed with exit code 139\b/),
      anywhere('Exited (139) <age> ago', /\bExited \(139\) [^\n]{1,40}? ago\b/),
      anywhere('task: non-zero exit (139)', /\btask: non-zero exit \(139\)/),
    ],
    examples: [
      '      Exit Code:    139',
      'img-1 exited with code 139',
      'level=error msg="fatal task error" error="task: non-zero exit (139)" module=node/agent/taskmanager',
      '2026-11-20T12:02:27.547776+00:00 heroku[worker.1]: Process exited with status 139',
      'instance web-7d9c5b6f4-9k2lm: failed with exit code 139',
      '1a2b3c4d5e72   app-img   "convert"                Exited (139) 9 minutes ago    app-img-1',
    ],
    traps: ['Exited (0) 3 minutes ago'],
    sources: ['pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_08_02'],
  },
  {
    id: 'container-exit-error',
    severity: 'error',
    cause: 'crash',
    program: 'kubectl, docker, Docker Swarm, Heroku, Dokku, Render, Azure App Service, BlueKing',
    title: t('Main process ended with an error'),
    meaning: t(
      'It ended by itself: 1 an exception, 2 wrong usage, 126 not executable, 127 not found, 3 a boot failure of gunicorn.',
    ),
    causes: [t('The last lines before it say why; 126 and 127 are mistakes in the start command.')],
    remedies: [
      { recipe: 'R0', text: t('With 126 or 127, correct the start command or add the package that brings it.') },
    ],
    shapes: [
      anywhere('Exit Code:    <n>', /^ {0,20}Exit Code: {1,10}(?<code>(?!(?:0|130|137|139|143)\b)\d{1,5})\s{0,4}$/),
      anywhere(
        '<service> exited with code <n>',
        /^(?<service>[\w.-]{1,100}) exited with code (?<code>(?!(?:0|130|137|139|143)\b)\d{1,5})(?: \(restarting\))?\s{0,4}$/,
      ),
      atStart(
        'Process exited with status <n>',
        /(?:Process exited|==> Exited) with status (?<code>(?!(?:0|130|137|139|143)\b)\d{1,5})\b/,
      ),
      atStart(
        'Container <name> for site <site> has exited, failing site start',
        /Container \S{1,100} ?for site \S{1,100} has exited, failing site start/,
      ),
      atStart('App container failed to start!!', /App container failed to start!!/),
      anywhere('task: non-zero exit (<n>)', /\btask: non-zero exit \((?<code>(?!(?:0|130|137|139|143)\b)\d{1,5})\)/),
      anywhere(
        "Failure in name='<check>': container has restarted <n> times",
        /Failure in name='[^'\n]{1,100}': container has restarted /,
      ),
      atStart('failed with exit code <n>', /failed with exit code (?<code>(?!(?:0|130|137|139|143)\b)\d{1,5})\b/),
    ],
    examples: [
      '      Exit Code:    1',
      'api-1 exited with code 134',
      '2026-11-20T12:03:32.909415+00:00 heroku[run.3]: Process exited with status 1',
      '==> Exited with status 1',
      'instance web-7d9c5b6f4-9k2lm: failed with exit code 1',
      '2026-11-20T10:25:36.340Z ERROR - Container app_0_66aec21c for site app has exited, failing site start',
      'remote: App container failed to start!!',
      'lopb0eelm8xw2gsncto4b1aov    \\_ web.1   app:1.9.0   node-1   Shutdown   Failed 2 minutes ago   "task: non-zero exit (1)"',
      "remote:  !     Failure in name='default': container has restarted 7 times",
    ],
    traps: [
      '      Exit Code:    0',
      'beat-1 exited with code 0',
      '2026/11/20 06:05:09 [notice] 1#1: worker process 41 exited with code 0',
      'Process exited, code=0',
      'mwia7s40w5s827g76ocqai548    \\_ web.1   app:1.9.0   node-1   Shutdown   Failed 2 minutes ago   "task: non-zero exit (143)"',
    ],
    sources: [
      'docker/compose:pkg/compose/printer.go',
      'MicrosoftDocs/azure-docs#106657',
      'palfrey/wharf#22',
      'dokku/dokku#7720',
      'caprover/caprover#1133',
      'openclaw/openclaw#3754',
      'kubernetes/kubectl:pkg/describe/describe.go',
      'TencentBlueKing/blueking-paas:apiserver/paasng/paas_wl/utils/kubestatus.py',
    ],
  },
];
