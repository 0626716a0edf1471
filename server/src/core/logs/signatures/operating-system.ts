import { t } from '../../text/l10n.ts';
import { FEWER_WORKERS, LARGER_PLAN, TOGETHER_TOO_LARGE } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Refusals of the operating system that any program may repeat, in the words of its C library. */
export const OPERATING_SYSTEM: readonly Signature[] = [
  {
    id: 'no-space',
    severity: 'critical',
    cause: 'resource',
    program: 'Linux (ENOSPC)',
    isState: true,
    title: t('Disk is full'),
    meaning: t('A file could not be written: disk, quota of the container or inotify watches are used up.'),
    causes: [
      t('Logs, uploads or temporary files fill the disk.'),
      t('If a pool of processes does not start: /dev/shm, which its semaphores need, is full.'),
    ],
    remedies: [{ text: t('Write logs to stdout, remove temporary files, take a larger volume.') }],
    shapes: [
      atStart(
        '[Errno 28] No space left on device',
        /(?:OSError(?:: |\(28, '))?(?:\[Errno 28\] |ENOSPC: )?[Nn]o space left on device|OSError: \[Errno 28\] /,
      ),
      atStart(
        'could not extend file "<path>": wrote only <n> of <m> bytes',
        /could not extend file "[^"\n]{1,120}"(?: with FileFallocate\(\))?: wrote only \d{1,6} of \d{1,6} bytes/,
      ),
      anywhere(
        'java.nio.file.FileSystemException: <path>: No space left on device',
        /java\.(?:nio\.file\.FileSystem|io\.IO)Exception: (?:[^\s":]{1,300}: )?No space left on device/,
      ),
    ],
    examples: [
      'OSError: [Errno 28] No space left on device',
      "[2026-11-20 01:01:18,045: CRITICAL/MainProcess] Unrecoverable error: OSError(28, 'No space left on device')",
      'ENOSPC: no space left on device, write',
      'ERROR:  could not extend file "base/16511/16540": wrote only 4096 of 8192 bytes at block 13986',
      '"stacktrace": ["java.nio.file.FileSystemException: /usr/share/elasticsearch/data/nodes/0/.es_temp_file: No space left on device",',
      '2026/11/20 14:03:04 write /data/app.log: no space left on device',
      "Nov 20 04:06:17 node-3 rsyslogd[411]: action 'action-8' suspended (module 'builtin:omfile'): write error: No space left on device",
    ],
    traps: ['INFO checked that there is space left on device sda1'],
    sources: [
      'torvalds/linux:include/uapi/asm-generic/errno-base.h',
      'nodejs/node:deps/uv/include/uv.h',
      'postgres/postgres:src/backend/storage/smgr/md.c mdextend()',
      'exceptionless/Exceptionless#1049',
      'xang1234/stock-screener#344',
    ],
  },
  {
    id: 'too-many-open-files',
    severity: 'critical',
    cause: 'resource',
    program: 'Linux (EMFILE)',
    title: t('Too many open files'),
    meaning: t('The process has reached its limit of open files and sockets.'),
    causes: [t('Sockets or files that are not closed, or a low ulimit.')],
    remedies: [{ text: t('Close files and sockets, reuse clients; raise ulimit -n.') }],
    shapes: [
      atStart(
        '[Errno 24] Too many open files',
        /(?:OSError(?:: |\(24, '))?(?:\[Errno 24\] |EMFILE: )?[Tt]oo many open files(?=[:.,;)'"]| \(|\s{0,4}$)/,
      ),
    ],
    examples: [
      "OSError: [Errno 24] Too many open files: '/app/tmp/x'",
      "[2026-11-20 01:01:24,110: ERROR/ForkPoolWorker-1] Task shop.tasks.bill[2a4d04c0] raised unexpected: OSError(24, 'Too many open files')",
      '2026/11/20 06:04:41 [crit] 37#37: accept4() failed (24: Too many open files)',
      "Error: EMFILE: too many open files, open '/app/x'",
    ],
    traps: ['ulimit -n 65535 # open files', 'INFO app: too many open files? no: 12 of 1024'],
    sources: ['torvalds/linux:include/uapi/asm-generic/errno-base.h', 'nginx/nginx:src/event/ngx_event_accept.c'],
  },
  {
    id: 'cannot-allocate',
    severity: 'critical',
    cause: 'memory',
    program: 'Linux (ENOMEM)',
    title: t('The system refused memory'),
    meaning: t('A fork or an allocation was refused for lack of memory.'),
    causes: [TOGETHER_TOO_LARGE],
    remedies: [FEWER_WORKERS, LARGER_PLAN],
    shapes: [
      atStart(
        'OSError: [Errno 12] Cannot allocate memory',
        /(?:OSError(?:: |\(12, '))?(?:\[Errno 12\] )?[Cc]annot allocate memory/,
      ),
      atStart('std::bad_alloc', /(?:terminate called after throwing an instance of ')?std::bad_alloc\b/),
      atStart('ENOMEM', /(?:Error: )?(?:spawn |read )?ENOMEM\b/),
      atStart('InnoDB: mmap(<n> bytes) failed; errno 12', /InnoDB: mmap\(\d{1,20} bytes\) failed; errno 12\b/),
    ],
    examples: [
      'OSError: [Errno 12] Cannot allocate memory',
      "[2026-11-20 01:01:18,045: CRITICAL/MainProcess] Unrecoverable error: OSError(12, 'Cannot allocate memory')",
      'Nov 20 04:06:25 node-3 bash[77]: fork: Cannot allocate memory',
      "terminate called after throwing an instance of 'std::bad_alloc'",
      '  what():  std::bad_alloc',
      'Error: spawn ENOMEM',
      '2026-11-20  1:00:22 140156782507776 [ERROR] InnoDB: mmap(3145728 bytes) failed; errno 12',
    ],
    traps: ["  code: 'ENOMEM',", 'catch (const std::bad_alloc& e) {'],
    sources: [
      'torvalds/linux:include/uapi/asm-generic/errno-base.h',
      'redis/redis:src/rdb.c',
      'crazy-max/docker-matomo#5',
    ],
  },
];
