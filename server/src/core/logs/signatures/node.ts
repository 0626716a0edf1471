import { t } from '../../text/l10n.ts';
import { LARGER_PLAN, MEMORY_LIMIT, SERVICE_WITHOUT_ANSWER, SLOW_OR_DROPPED } from './often-advised.ts';
import { atStart, type Signature } from './signature.ts';

/** Node.js and PM2; `PM2 log: ` is off. */
export const NODE: readonly Signature[] = [
  {
    id: 'node-heap-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Node.js (V8)',
    title: t('Node.js heap is full'),
    meaning: t('The heap reached the limit of V8 and the process aborted (exit code 134).'),
    causes: [t('A leak, or a limit of V8 below what the container offers.')],
    remedies: [
      { text: t('Set the variable NODE_OPTIONS=--max-old-space-size to about three quarters of the plan in MB.') },
      LARGER_PLAN,
    ],
    shapes: [
      atStart(
        'FATAL ERROR: <reason> Allocation failed - JavaScript heap out of memory',
        /FATAL ERROR: (?<reason>[^\n]{1,80}?) Allocation failed - (?:JavaScript heap|process) out of memory/,
      ),
    ],
    examples: [
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
      'FATAL ERROR: CALL_AND_RETRY_2 Allocation failed - process out of memory',
    ],
    traps: [
      '[18:0x55f083]    26971 ms: Mark-sweep 1398.1 (1425.2) -> 1398.1 (1426.7) MB, 1713.5 / 0.0 ms  (average mu = 0.158, current mu = 0.019) allocation failure scavenge might not succeed',
      ' 1: 0xb78db3 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]',
    ],
    sources: ['nodejs/node:src/node_errors.cc', 'nodejs/node#29800', 'mozilla/addons#11181'],
  },
  {
    id: 'node-timeout',
    severity: 'error',
    cause: 'dependency',
    program: 'Node.js, axios',
    title: t('A call of Node.js timed out'),
    meaning: SERVICE_WITHOUT_ANSWER,
    causes: [SLOW_OR_DROPPED],
    remedies: [{ text: t('Check host and network policy; set a timeout and retry.') }],
    shapes: [
      atStart(
        'Error: connect ETIMEDOUT <ip>:<port>',
        /(?:Uncaught |\[)?Error: (?:(?:connect|read) ETIMEDOUT|ESOCKETTIMEDOUT)(?: (?<address>[\w.:[\]-]{1,100}))?/,
      ),
      atStart('AxiosError: timeout of <n>ms exceeded', /(?:Axios)?Error: timeout of (?<timeout>\d{1,9})ms exceeded/),
      atStart('AggregateError [ETIMEDOUT]', /AggregateError \[ETIMEDOUT\]/),
      atStart(
        'FetchError: request to <url> failed, reason: connect ETIMEDOUT <ip>:<port>',
        /FetchError: request to (?:https?:\/\/(?<host>[^\s/:]{1,100})(?=[\s/:]))?\S{0,300} failed, reason: (?:connect |read )?ETIMEDOUT/,
      ),
    ],
    examples: [
      'Error: connect ETIMEDOUT 203.0.113.80:443',
      '[Error: read ETIMEDOUT] {',
      'Error: ESOCKETTIMEDOUT',
      'AxiosError: timeout of 5000ms exceeded',
      'AggregateError [ETIMEDOUT]: ',
      'FetchError: request to https://api.example.com/v1 failed, reason: connect ETIMEDOUT 203.0.113.80:443',
    ],
    traps: [
      "  code: 'ETIMEDOUT',",
      '2026-11-20 14:02:31.000  INFO 1 --- [SessionTracker] o.a.z.server.ZooKeeperServer : Expiring session 0x24ede63a01b003b, timeout of 10000ms exceeded',
    ],
    sources: ['nodejs/node:lib/internal/errors.js', 'axios/axios:lib/adapters/http.js'],
  },
  {
    id: 'pm2-killed',
    severity: 'error',
    cause: 'crash',
    program: 'PM2',
    title: t('PM2: process was killed (SIGKILL)'),
    meaning: t(
      'A process got SIGKILL: the memory limit, or PM2 itself after kill_timeout (1600 ms) when it ignored SIGINT.',
    ),
    causes: [
      t('“still alive after …ms, sending it SIGKILL” just before: the process does not stop on SIGINT.'),
      MEMORY_LIMIT,
    ],
    remedies: [{ text: t('Handle SIGINT in the application, or raise kill_timeout.') }, LARGER_PLAN],
    shapes: [
      atStart(
        'App [<name>:<id>] exited with code [<n>] via signal [SIGKILL]',
        /App \[(?<app>[^\]\n]{1,100})\] exited with code \[\d{1,5}\] via signal \[SIGKILL\]/,
      ),
    ],
    per: 'app',
    examples: ['PM2        | 2026-11-20T15:02:47: PM2 log: App [api:0] exited with code [0] via signal [SIGKILL]'],
    traps: ['PM2        | 2026-11-20T15:01:45: PM2 log: App [api:0] exited with code [0] via signal [SIGINT]'],
    sources: ['Unitech/pm2:lib/God.js'],
  },
  {
    id: 'pm2-memory-restart',
    severity: 'warning',
    cause: 'memory',
    program: 'PM2',
    title: t('PM2 restarted a process for its memory'),
    meaning: t('A process grew beyond --max-memory-restart and was restarted.'),
    causes: [t('A leak, or a limit below what the application needs.')],
    remedies: [{ text: t('Raise max_memory_restart or find the leak.') }],
    shapes: [
      atStart(
        '[PM2][WORKER] Process <id> restarted because it exceeds --max-memory-restart value (…)',
        /(?:\[PM2\]\[WORKER\] )?Process (?<process>\d{1,6}) restarted because it exceeds --max-memory-restart value/,
      ),
    ],
    examples: [
      'PM2        | 2026-11-20T15:03:47: PM2 log: [PM2][WORKER] Process 0 restarted because it exceeds --max-memory-restart value (current_memory=793694208 max_memory_limit=536870912 [octets])',
    ],
    traps: ['PM2        | 2026-11-20T15:03:48: PM2 log: App [api:0] online'],
    sources: ['Unitech/pm2:lib/Worker.js'],
  },
];
