import { t } from '../../text/l10n.ts';
import {
  FEWER_WORKERS,
  GREW_SLOWLY,
  LARGER_PLAN,
  MEMORY_LIMIT,
  RECYCLE_WORKERS,
  REPLACE_CHILDREN,
} from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** The Linux kernel, shells and systemd; syslog's and dmesg's frames are off. */
export const KERNEL: readonly Signature[] = [
  {
    id: 'kernel-oom-kill',
    severity: 'critical',
    cause: 'memory',
    program: 'Linux',
    versions: t('“Killed” since 4.19, two lines before; the line oom-kill: since 5.0'),
    title: t('The kernel killed a process for its memory'),
    meaning: t(
      'Proof of an out-of-memory kill, and its victim. CONSTRAINT_MEMCG is the limit of the container, CONSTRAINT_NONE the memory of the host.',
    ),
    causes: [t('The processes of the container, or of the host, together need more memory than there is.')],
    first: GREW_SLOWLY,
    remedies: [LARGER_PLAN, FEWER_WORKERS, RECYCLE_WORKERS, REPLACE_CHILDREN],
    shapes: [
      anywhere(
        '<comm> invoked oom-killer: gfp_mask=0x<…>(<…>), order=0, oom_score_adj=<n>',
        /(?<=^|[:\]] )(?<process>[^\n:[\]]{1,15}) invoked oom-killer: gfp_mask=/,
        'begin',
      ),
      atStart(
        'oom-kill:constraint=<c>,…,task=<comm>,pid=<pid>,uid=<uid>',
        /oom-kill:constraint=(?<constraint>[A-Z_]{1,40})(?:[^\n]{0,1200}?,task=(?<process>[^\n,]{1,40}),pid=(?<pid>\d{1,10}))?/,
        'constraint',
      ),
      atStart(
        'Memory cgroup out of memory: Killed process <pid> (<comm>) total-vm:<n>kB, anon-rss:<n>kB, …',
        /(?:Memory cgroup out of memory|Out of memory(?: \(oom_kill_allocating_task\))?): Kill(?:ed)? process (?<pid>\d{1,10}) \((?<process>[^)\n]{1,40})\)/,
      ),
      atStart(
        'Killed process <pid> (<comm>), UID <u>, total-vm:<n>kB, …',
        /Killed process (?<pid>\d{1,10}) \((?<process>[^)\n]{1,40})\),? (?:UID \d{1,10}, )?total-vm:/,
        'end',
      ),
      atStart(
        'oom_reaper: reaped process <pid> (<comm>), now anon-rss:0kB, …',
        /oom_reaper: reaped process (?<pid>\d{1,10}) \((?<process>[^)\n]{1,40})\)/,
        'reaped',
      ),
    ],
    per: 'process',
    examples: [
      'Nov 20 04:01:45 node-3 kernel: [ 7063.247407] gunicorn invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=986',
      'Nov 20 04:02:29 node-3 kernel: [ 7063.247407] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=c7ebf4,mems_allowed=0,oom_memcg=/kubepods/burstable/podfe3f7a38,task_memcg=/kubepods/burstable/podfe3f7a38/c7ebf4,task=gunicorn,pid=63214,uid=0',
      'Nov 20 04:02:32 node-3 kernel: [ 7063.247407] Memory cgroup out of memory: Killed process 63214 (gunicorn) total-vm:3149468kB, anon-rss:164992kB, file-rss:52176kB, shmem-rss:92kB, UID:0 pgtables:1372kB oom_score_adj:986',
      'Nov 20 04:03:45 node-3 kernel: Memory cgroup out of memory: Kill process 42453 (celery) score 990 or sacrifice child',
      'Nov 20 04:03:50 node-3 kernel: Out of memory: Killed process 36707 (python) total-vm:770504kB, anon-rss:35644kB, file-rss:1544kB',
      'Nov 20 04:03:48 node-3 kernel: Killed process 42453 (celery), UID 0, total-vm:729600kB, anon-rss:409600kB, file-rss:164kB, shmem-rss:0kB',
      'Nov 20 04:02:35 node-3 kernel: [ 7063.247407] oom_reaper: reaped process 63214 (gunicorn), now anon-rss:0kB, file-rss:0kB, shmem-rss:92kB',
    ],
    traps: [
      'Nov 20 04:01:38 node-3 systemd[1]: OOMScoreAdjust=-500 is set for sshd.service',
      "Nov 20 04:01:43 node-3 choom[88]: pid 1201's current oom_score_adj: 0",
      'Nov 20 04:02:17 node-3 kernel: [ 7063.247407] Memory cgroup stats for /kubepods/burstable/podfe3f7a38/c7ebf4:',
      '2026-11-20 09:58:59,801 WARNING apps.zoom room 504 is almost full (bloom filter at 87%)',
    ],
    sources: [
      'torvalds/linux:mm/oom_kill.c',
      'reportportal/kubernetes#203',
      'docker/for-linux#1001',
      'dokku/dokku#4676',
    ],
  },
  {
    id: 'kernel-segfault',
    severity: 'error',
    cause: 'crash',
    program: 'Linux',
    title: t('A process crashed in native code'),
    meaning: t('A process touched memory that is not its own; the line names the library.'),
    causes: [t('A bug in that library, or one that does not fit the base image.')],
    remedies: [{ text: t('Update or reinstall the library that the line names.') }],
    shapes: [
      atStart(
        '<comm>[<pid>]: segfault at <addr> ip <addr> sp <addr> error <n> in <lib>[…]',
        /(?<=(?<process>[^\s[\]:][^\n[\]:]{0,30})\[(?<pid>\d{1,10})\]: )segfault at [\da-f]{1,16} ip [\da-f]{1,16} sp [\da-f]{1,16} error \d{1,6}(?: in (?<library>[^\s[]{1,100}))?/,
      ),
      anywhere(
        'traps: <comm>[<pid>] <general protection fault|trap invalid opcode> ip:<addr> sp:<addr> error:<n>',
        /traps: (?<process>[^\s[\]][^\n[\]]{0,30})\[(?<pid>\d{1,10})\] (?:general protection fault|trap invalid opcode|trap divide error) ip:[\da-f]{1,16} sp:[\da-f]{1,16} error:\d{1,6}(?: in (?<library>[^\s[]{1,100}))?/,
      ),
    ],
    per: 'process',
    examples: [
      'Nov 20 04:05:31 node-3 kernel: traps: gunicorn[30211] general protection fault ip:7ff8cb39674c sp:7fff5ca33060 error:0 in libpython3.12.so.1.0[7ff8cb26d000+1e9000]',
      'Nov 20 04:05:31 node-3 kernel: [ 9001.100200] python3[30211]: segfault at 18 ip 00007f2b1c0a1b2c sp 00007ffd1a2b3c40 error 4 in libcrypto.so.3[7f2b1c000000+2a0000]',
    ],
    traps: ['how to read a segfault at address 0'],
    sources: [
      'torvalds/linux:arch/x86/mm/fault.c show_signal_msg()',
      'torvalds/linux:arch/x86/kernel/traps.c show_signal()',
    ],
  },
  {
    id: 'shell-killed',
    severity: 'critical',
    cause: 'memory',
    program: 'bash, sh',
    title: t('The start script saw its child killed'),
    meaning: t(
      'A shell says that its child died of SIGKILL, usually at the memory limit. It may be the only trace of it.',
    ),
    causes: [MEMORY_LIMIT],
    remedies: [
      LARGER_PLAN,
      { text: t('Start the process with exec in the script, so that the platform sees how it ends.') },
    ],
    shapes: [
      anywhere(
        '<script>: line <n>:  <pid> Killed  <command>',
        /^(?<script>[^\s:]{1,200}): line \d{1,6}: {1,8}(?<pid>\d{1,10}) Killed\b/,
      ),
      anywhere('Killed', /^Killed\s{0,4}$/),
    ],
    examples: ['/app/start.sh: line 7:    21 Killed                  python worker.py', 'Killed'],
    traps: ['Killing web_1 ... done', 'killed 3 idle sessions', 'Killed 3 idle connections'],
    sources: ['fatihak/InkyPi#428'],
  },
  {
    id: 'systemd-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'systemd, systemd-oomd',
    versions: t('243 and later'),
    title: t('A systemd unit was killed for its memory'),
    meaning: t('The kernel or systemd-oomd ended a process of the unit to free memory.'),
    causes: [t('The unit needs more than MemoryMax= or than the host has.')],
    remedies: [{ text: t('Raise MemoryMax=, or give the host more memory.') }, FEWER_WORKERS],
    shapes: [
      atStart(
        '<unit>: A process of this unit has been killed by the OOM killer.',
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)A process of this unit has been killed by the OOM killer\./,
      ),
      atStart(
        "<unit>: Failed with result 'oom-kill'.",
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)Failed with result 'oom-kill'\./,
        'result',
      ),
      atStart(
        'Killed /<cgroup> due to memory pressure for …',
        /Killed \/(?<unit>\S{1,200}) due to memory (?:pressure for|used) /,
      ),
    ],
    per: 'unit',
    examples: [
      'Nov 20 04:03:50 node-3 systemd[1]: gunicorn.service: A process of this unit has been killed by the OOM killer.',
      "Nov 20 04:03:57 node-3 systemd[1]: gunicorn.service: Failed with result 'oom-kill'.",
      'Nov 20 04:05:00 node-3 systemd-oomd[601]: Killed /system.slice/worker.service due to memory pressure for /system.slice being 82.41% > 60.00% for > 20s with reclaim activity',
    ],
    traps: ['OOMScoreAdjust=-500'],
    sources: [
      'systemd/systemd:src/core/unit.c',
      'systemd/systemd:src/oom/oomd-manager.c',
      'bennettoxford/openprescribing#5431',
    ],
  },
  {
    id: 'systemd-service-killed',
    severity: 'critical',
    cause: 'crash',
    program: 'systemd',
    title: t('Main process of a systemd unit was killed'),
    meaning: t('The main process of the unit was ended by SIGKILL or crashed.'),
    causes: [t('9: memory, or a stop that took too long. 11, 6: a native crash.')],
    remedies: [{ text: t('The line beside it says which: an out-of-memory kill, a stop that timed out, or a crash.') }],
    shapes: [
      atStart(
        '<unit>: Main process exited, code=killed, status=9/KILL',
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)[Mm]ain process exited, code=(?:killed, status=(?:9\/KILL|11\/SEGV|6\/ABRT|7\/BUS|4\/ILL)|dumped, status=(?<status>\d{1,2}\/[A-Z]{2,6}))/,
      ),
    ],
    per: 'unit',
    examples: [
      'Nov 20 04:03:54 node-3 systemd[1]: gunicorn.service: Main process exited, code=killed, status=9/KILL',
      'Nov 20 04:05:24 node-3 systemd[1]: img.service: Main process exited, code=dumped, status=11/SEGV',
    ],
    traps: ['Nov 20 04:06:03 node-3 systemd[1]: beat.service: Main process exited, code=killed, status=15/TERM'],
    sources: ['systemd/systemd:src/core/service.c', 'fatihak/InkyPi#428'],
  },
  {
    id: 'systemd-service-failed',
    severity: 'error',
    cause: 'crash',
    program: 'systemd',
    title: t('A systemd unit failed'),
    meaning: t('The main process ended with an error, or a start or stop took too long.'),
    causes: [t('The application failed; its own log says why.')],
    remedies: [
      {
        text: t(
          'Read the log of the application; for slow starts and stops raise TimeoutStartSec= or TimeoutStopSec=.',
        ),
      },
    ],
    shapes: [
      atStart(
        '<unit>: Main process exited, code=exited, status=<n>/<NAME>',
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)[Mm]ain process exited, code=exited, status=(?<status>(?!0\/)\d{1,3}\/[\w-]{1,30})/,
      ),
      atStart(
        "<unit>: Failed with result '<exit-code|signal|timeout|core-dump|watchdog|start-limit-hit>'.",
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)Failed with result '(?<result>exit-code|signal|timeout|core-dump|watchdog|start-limit-hit|protocol|resources)'\./,
        'result',
      ),
      atStart(
        "<unit>: State 'stop-sigterm' timed out. Killing.",
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)State '(?<state>[a-z-]{1,30})' timed out\. (?:Killing|Terminating|Aborting)/,
      ),
      atStart(
        '<unit>: start operation timed out. Terminating.',
        /(?<=(?:(?<unit>[\w@.-]{1,120}): )?)(?:start operation|Stopping) timed out\. (?:Terminating|Killing)\./,
      ),
      // systemd 219, of CentOS 7.
      atStart(
        '<unit> start operation timed out. Terminating.',
        /(?<unit>[\w@.-]{1,120}\.service) (?:start operation|stopping) timed out\. (?:Terminating|Killing)\./,
      ),
      atStart(
        'Unit <unit> entered failed state.',
        /Unit (?<unit>[\w@.-]{1,120}\.service) entered failed state\./,
        'result',
      ),
    ],
    per: 'unit',
    examples: [
      'Nov 20 04:05:02 node-3 systemd[1]: celery.service: Main process exited, code=exited, status=1/FAILURE',
      "Nov 20 04:05:08 node-3 systemd[1]: celery.service: Failed with result 'exit-code'.",
      "Nov 20 04:05:12 node-3 systemd[1]: web.service: State 'stop-sigterm' timed out. Killing.",
      'Nov 20 04:05:29 node-3 systemd[1]: db.service: start operation timed out. Terminating.',
      'Nov 20 04:05:29 node-3 systemd[1]: celery.service: Stopping timed out. Terminating.',
      'Nov 20 04:05:29 node-3 systemd[1]: celery.service start operation timed out. Terminating.',
      'Nov 20 04:05:29 node-3 systemd[1]: celery.service: main process exited, code=exited, status=1/FAILURE',
      'Nov 20 04:05:29 node-3 systemd[1]: Unit celery.service entered failed state.',
    ],
    traps: [
      'Nov 20 04:05:59 node-3 systemd[1]: nginx.service: Main process exited, code=exited, status=0/SUCCESS',
      'Nov 20 04:05:59 node-3 systemd[1]: nginx.service: Deactivated successfully.',
    ],
    sources: [
      'systemd/systemd:src/core/service.c',
      'systemd/systemd:src/core/unit.c',
      'celery/celery#6541',
      'celery/celery#6502',
    ],
  },
];
