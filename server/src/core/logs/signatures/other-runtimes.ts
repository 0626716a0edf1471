import { t } from '../../text/l10n.ts';
import { LARGER_PLAN, TASK_QUEUE } from './often-advised.ts';
import { atStart, type Signature } from './signature.ts';

/** Go, .NET, PHP and Ruby. */
export const OTHER_RUNTIMES: readonly Signature[] = [
  {
    id: 'go-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Go',
    title: t('Go program ran out of memory'),
    meaning: t(
      'The system refused memory to Go. A kill by the container limit leaves no line: look for exit code 137.',
    ),
    causes: [t('A leak, or a limit below what the program needs.')],
    remedies: [{ text: t('Set GOMEMLIMIT to about 90 % of the plan.') }, LARGER_PLAN],
    shapes: [
      atStart(
        'fatal error: runtime: out of memory',
        /fatal error: (?:runtime: (?:out of memory|cannot allocate (?:heap metadata|memory))|out of memory)/,
      ),
    ],
    examples: ['fatal error: runtime: out of memory', 'fatal error: runtime: cannot allocate memory'],
    traps: ['fatal error: all goroutines are asleep - deadlock!'],
    sources: ['golang/go:src/runtime/mem_linux.go', 'golang/go#12233', 'alice-lg/alice-lg#25'],
  },
  {
    id: 'dotnet-oom',
    severity: 'critical',
    cause: 'memory',
    program: '.NET',
    title: t('.NET ran out of memory'),
    meaning: t('.NET could not get memory for an object.'),
    causes: [t('A leak, or data read at once.')],
    remedies: [{ text: t('Set DOTNET_GCHeapHardLimitPercent; read data in pieces.') }, LARGER_PLAN],
    shapes: [
      atStart(
        "System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
        /(?:Unhandled exception\. )?System\.OutOfMemoryException: /,
      ),
    ],
    examples: [
      "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
    ],
    traps: ['   catch (System.OutOfMemoryException)'],
    sources: ['dotnet/runtime:src/libraries/System.Private.CoreLib/src/System/OutOfMemoryException.cs'],
  },
  {
    id: 'php-memory',
    severity: 'critical',
    cause: 'memory',
    program: 'PHP',
    title: t('PHP reached memory_limit'),
    meaning: t('A script wanted more than memory_limit and was ended.'),
    causes: [t('The script loads all rows or a whole file at once.')],
    remedies: [{ text: t('Read in pieces, or raise memory_limit in php.ini or .user.ini.') }],
    shapes: [
      atStart(
        'PHP Fatal error:  Allowed memory size of <n> bytes exhausted (tried to allocate <n> bytes) in <file> on line <n>',
        /(?:PHP )?Fatal error: {1,2}(?:Uncaught Error: )?Allowed memory size of (?<limit>\d{1,15}) bytes exhausted(?:[^\n]{0,60}? in (?<file>[^\s:]{1,300}))?/,
      ),
    ],
    per: 'file',
    examples: [
      'NOTICE: PHP message: PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /var/www/lib.php on line 502',
    ],
    traps: ['memory_limit = 128M'],
    sources: ['php/php-src:Zend/zend_alloc.c'],
  },
  {
    id: 'php-max-exec',
    severity: 'error',
    cause: 'timeout',
    program: 'PHP',
    title: t('PHP script took too long'),
    meaning: t('A script ran longer than max_execution_time and was ended.'),
    causes: [t('A slow query or service, or much more data than before.')],
    remedies: [TASK_QUEUE, { text: t('Raise max_execution_time for that script.') }],
    shapes: [
      atStart(
        'PHP Fatal error:  Maximum execution time of <n> seconds exceeded in <file> on line <n>',
        /(?:PHP )?Fatal error: {1,2}Maximum execution time of (?<limit>\d{1,9})(?:\+\d{1,9})? seconds? exceeded(?:[^\n]{0,60}? in (?<file>[^\s:]{1,300}))?/,
      ),
    ],
    per: 'file',
    examples: [
      'NOTICE: PHP message: PHP Fatal error:  Maximum execution time of 30 seconds exceeded in /var/www/lib.php on line 88',
    ],
    traps: ['max_execution_time = 30'],
    sources: ['php/php-src:Zend/zend_execute_API.c'],
  },
  {
    id: 'phpfpm-max-children',
    severity: 'critical',
    cause: 'resource',
    program: 'php-fpm',
    title: t('php-fpm: all children are busy'),
    meaning: t('pm.max_children is reached; further requests wait, and the proxy answers 502 or 504.'),
    causes: [t('Slow scripts, or more requests than children.')],
    remedies: [{ text: t('Find slow scripts with the slow log; raise pm.max_children as far as memory allows.') }],
    shapes: [
      atStart(
        'WARNING: [pool <p>] server reached pm.max_children setting (<n>), consider raising it',
        /\[pool (?<pool>[^\]\n]{1,60})\] server reached (?:pm\.)?max_children setting \((?<limit>\d{1,6})\)/,
      ),
    ],
    per: 'pool',
    examples: [
      '[20-Nov-2026 14:04:00] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it',
      '[20-Nov-2026 14:04:00] WARNING: [pool www] server reached max_children setting (5), consider raising it',
    ],
    traps: [
      '[20-Nov-2026 14:05:00] WARNING: [pool www] seems busy (you may need to increase pm.start_servers, or pm.min/max_spare_servers), spawning 8 children, there are 0 idle, and 9 total children',
    ],
    sources: ['php/php-src:sapi/fpm/fpm/fpm_process_ctl.c', 'matomo-org/docker#152', 'mail-in-a-box/mailinabox#515'],
  },
  {
    id: 'phpfpm-terminated',
    severity: 'error',
    cause: 'timeout',
    program: 'php-fpm',
    title: t('php-fpm ended a slow script'),
    meaning: t('A script ran longer than request_terminate_timeout; its child was ended.'),
    causes: [t('A slow query or service, or much more data than before.')],
    remedies: [{ text: t('Make the script faster, or raise request_terminate_timeout.') }],
    shapes: [
      atStart(
        'WARNING: [pool <p>] child <pid>, script \'<f>\' (request: "<r>") execution timed out (<t> sec), terminating',
        /\[pool (?<pool>[^\]\n]{1,60})\] child (?<pid>\d{1,10}), script '(?<script>[^'\n]{0,300})' (?:\(request: "[^"\n]{0,300}"\) )?execution timed out \((?<seconds>[\d.]{1,20}) sec\), terminating/,
      ),
    ],
    per: 'script',
    examples: [
      '[20-Nov-2026 14:04:31] WARNING: [pool www] child 41, script \'/var/www/index.php\' (request: "GET /index.php") execution timed out (30.102113 sec), terminating',
    ],
    traps: [
      '[20-Nov-2026 14:04:31] WARNING: [pool www] child 41 exited on signal 15 (SIGTERM) after 31.201 seconds from start',
    ],
    sources: ['php/php-src:sapi/fpm/fpm/fpm_request.c'],
  },
  {
    id: 'puma-worker-timeout',
    severity: 'critical',
    cause: 'timeout',
    program: 'Puma',
    title: t('Puma worker timed out'),
    meaning: t('A worker in cluster mode did not check in within worker_timeout and was ended.'),
    causes: [t('Native code that holds the lock of the interpreter, or a machine that swaps.')],
    remedies: [{ text: t('Start fewer threads; find the call that blocks; raise worker_timeout only then.') }],
    shapes: [
      atStart(
        '! Terminating timed out worker (Worker <n> failed to check in within <t> seconds): <pid>',
        /! Terminating timed out worker(?: \([^)\n]{1,120}\))?: (?<pid>\d{1,10})/,
      ),
    ],
    examples: [
      '[7] ! Terminating timed out worker (Worker 1 failed to check in within 60 seconds): 14',
      '[7] ! Terminating timed out worker: 13143',
    ],
    traps: [
      '[7] * Worker timeout: 60 seconds, boot timeout: 60',
      '[7] - Gracefully stopping, waiting for requests to finish',
    ],
    sources: ['puma/puma:lib/puma/cluster.rb', 'puma/puma#671', 'puma/puma#2528'],
  },
  {
    id: 'unicorn-timeout',
    severity: 'critical',
    cause: 'timeout',
    program: 'Unicorn',
    title: t('Unicorn worker timed out'),
    meaning: t('A request took longer than timeout; the worker was killed.'),
    causes: [t('A slow query or a call to a slow service.')],
    remedies: [
      { text: t('Use rack-timeout below it to learn where it hangs; raise timeout if the request is legitimate.') },
    ],
    shapes: [
      atStart(
        'worker=<n> PID:<pid> timeout (<a>s > <b>s), killing',
        /worker=(?<worker>\d{1,5}) PID:(?<pid>\d{1,10}) timeout \(\d{1,9}s > (?<limit>\d{1,9})s\), killing/,
      ),
    ],
    examples: ['E, [2026-11-20T15:05:04.189396 #12083] ERROR -- : worker=3 PID:4513 timeout (61s > 60s), killing'],
    traps: [
      'E, [2026-11-20T15:05:04.203960 #12083] ERROR -- : reaped #<Process::Status: pid 4513 SIGKILL (signal 9)> worker=3',
    ],
    sources: ['defunkt/unicorn:lib/unicorn/http_server.rb murder_lazy_workers()'],
  },
  {
    id: 'rack-timeout',
    severity: 'error',
    cause: 'timeout',
    program: 'rack-timeout',
    title: t('Rack request took too long'),
    meaning: t('A request ran longer than service_timeout; an exception was raised inside it.'),
    causes: [t('A slow query or a call to a slow service.')],
    remedies: [
      {
        text: t('The stack of the exception shows where it hung; raise service_timeout if the request is legitimate.'),
      },
    ],
    shapes: [
      atStart(
        'Rack::Timeout::RequestTimeoutException - Request ran for longer than <n>ms',
        /Rack::Timeout::RequestTimeout(?:Exception|Error)[ :(-]{1,4}Request ran for longer than (?<limit>\d{1,9})ms/,
      ),
      atStart(
        'source=rack-timeout id=<…> timeout=<n>ms service=<n>ms state=timed_out',
        /source=rack-timeout [^\n]{0,200}?\bstate=timed_out\b/,
        'log',
      ),
    ],
    examples: [
      'Rack::Timeout::RequestTimeoutException (Request ran for longer than 15000ms ):',
      'Rack::Timeout::RequestTimeoutException - Request ran for longer than 15000ms:',
      'source=rack-timeout id=13793c wait=369ms timeout=15000ms service=15000ms state=timed_out at=error',
    ],
    traps: ['source=rack-timeout id=13793d wait=12ms timeout=15000ms service=502ms state=completed at=info'],
    sources: ['zombocom/rack-timeout:lib/rack/timeout/core.rb'],
  },
];
