import type { Draft, Unwrapper } from './draft.ts';
import { levelOf } from './level.ts';
import { richFrame } from './rich-frame.ts';
import { readStamp, type Stamp } from './timestamp.ts';

const LEVEL = '(TRACE|DEBUG|DEBG|INFO|NOTICE|NOTE|WARN|WARNING|ERROR|SEVERE|CRIT|CRITICAL|ALERT|EMERG|FATAL|PANIC|LOG)';

/** gunicorn, hypercorn: `[2026-11-20 09:58:52 +0800] [1] [CRITICAL] text` (benoitc/gunicorn:gunicorn/glogging.py). */
const GUNICORN = /^\] \[(\d{1,10})\] \[([A-Z]+)\] ?/;
/** Before 19.1.1 without the outer brackets: `2010-07-28 23:01:19 [5869] [CRITICAL] text`. */
const OLD_GUNICORN = /^ \[(\d{1,10})\] \[([A-Z]+)\] /;
/** celery: `[2026-11-20 01:00:27,641: ERROR/MainProcess] text` (celery/celery:celery/app/defaults.py). */
const CELERY = /^: ([A-Z]+)\/[^\]]{1,80}\] ?/;
/** nginx error log, and with another level name openresty: ` [error] 37#37: *1005 text`. */
const NGINX = /^ \[([a-z]+)\] \d{1,10}#\d{1,10}: (?:\*\d{1,12} )?/;
/** PostgreSQL `%m [%p] %q%u@%d `: the level stays, it is part of the message. */
const POSTGRES = /^ (?:[A-Z]{2,5} )?\[(\d{1,10})\](?:-\d{1,10})? (?:\S{1,100}@\S{1,100} )?(?=[A-Z]{3,9}: )/;
/** Spring Boot: `  INFO 1 --- [nio-8080-exec-5] c.e.Logger : text`. */
const SPRING = new RegExp(`^ {1,4}${LEVEL} (\\d{1,10}) --- (?:\\[[^\\]]{0,80}\\] ?){1,2}[^: ]{0,120} *: `);
/** RabbitMQ 3.7 and later: ` [warning] <0.298.0> text`. */
const ERLANG = /^ \[([a-z]+)\] <\d{1,6}\.\d{1,9}\.\d{1,6}> ?/;
/** loguru: ` | WARNING  | module:function:line - text`. */
const LOGURU = new RegExp(`^ *\\| *${LEVEL} *\\| ?`);
/** Python as many tutorials set it up: ` - app.views - ERROR - text`. */
const DASHED = new RegExp(`^ - [\\w.-]{1,100} - ${LEVEL} - `);
/** Logback: ` [http-nio-8080-exec-1] ERROR c.e.Logger - text`. */
const LOGBACK = new RegExp(`^ \\[[^\\]]{1,80}\\] ${LEVEL} {1,2}[\\w.$]{1,120} - `);
/** Django's `verbose` formatter, behind the level and the time: ` views 12 140213 text`. */
const DJANGO = /^ \w{1,60} (\d{1,10}) \d{4,18} /;
/**
 * What most programs write behind the time: ` ERROR text`, ` [ERROR] text`, `] ERROR in app: text`, ` - WARNING - text`; structlog
 * (` [error    ] text`), airflow (`] {file.py:222} ERROR - text`), and others with the logger in brackets (`] [ERROR] [celery.worker] text`,
 * ` WARNING [daphne.server:278] server 1 140213 text`).
 */
const PLAIN = new RegExp(
  `^\\]?(?: -| \\{[\\w.-]{1,100}:\\d{1,6}\\})? {1,4}\\[?${LEVEL} {0,8}\\]?(?:\\]|:| -)? {1,8}(?:\\[[a-z_][\\w.]{1,100}(?:\\] (?! )|:\\d{1,6}\\] (?:\\w{1,60} \\d{1,10} \\d{4,18} )?))?`,
  'i',
);
/** uWSGI puts ` - ` behind its ctime, Go's log a blank, php-fpm `] `, Docker Desktop ` | ` (getsentry/self-hosted#3688). */
const BARE = /^(?: - | \| |\]:? |:? )/;

/** Frames that do not start with a time. */
const KERNEL = /^\[ *\d{1,9}\.\d{1,9}\] /;
const REDIS = /^(\d{1,10}):[XCSM] /;
/** Before 5.0 without a year, and before 3.0 and on Windows with the pid in brackets: `[2116] 07 Jun 11:14:09.320 * text`. */
const OLD_REDIS = /^(?:(\d{1,10}):[XCSM]|\[(\d{1,10})\]) (\d\d) ([A-Z][a-z]{2}) (\d\d:\d\d:\d\d)\.\d{3} [.\-*#] /;
const REDIS_REST = /^ [.\-*#] /;
const KLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{1,9} +(\d{1,10}) [^\]\s]{1,80}\] /;
const RUBY = /^[DIWEFA], \[(\S{19,32}) #(\d{1,10})\] +([A-Z]+) -- [^:]{0,60}: /;
/** `ERROR 1040 (HY000): …` and `FATAL ERROR: …` are no level, but the start of a message of MySQL's or V8's. */
const LEVEL_FIRST = new RegExp(`^\\[?${LEVEL}(?: {1,8}- |(?:\\]:?|[:|]) {0,8}| {1,8}(?!\\d{1,5} \\(|ERROR:|- ))(?! )`);
/**
 * structlog and nginx behind a time that is off already: `[error    ] text` (hynek/structlog:src/structlog/dev.py),
 * `[error] 37#37: *1005 text`.
 */
const LEVEL_IN_BRACKETS = /^\[([a-z]{4,9}) {0,8}\] {1,4}(?:\d{1,10}#\d{1,10}: (?:\*\d{1,12} )?)?/;
/** Without the day nothing tells the time: `06:34:51 [WARNING] celery.worker.job: text` (getsentry/sentry:src/sentry/logging/handlers.py). */
const TIME_OF_DAY = new RegExp(`^\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,6})? {1,4}\\[?${LEVEL}(?:\\]:?|:)? {1,8}`);
/** Python's logging without any set-up: `WARNING:app.cache:text` (python/cpython:Lib/logging/__init__.py BASIC_FORMAT). */
const BASIC = new RegExp(`^${LEVEL}:[A-Za-z_][\\w.-]{0,100}:(?=\\S)`);
const EVENT =
  /^(?:[a-z0-9][a-z0-9-]{0,62} +)?(?:\S{1,12}(?: \(x\d+ over \S+\))? *)(Normal|Warning) +(?!OOMKilling )[A-Za-z]{1,60} +([a-z]+)\/(\S{1,253}) +/;
/** What php-fpm wrote, as nginx passes it on. */
const FASTCGI = /^FastCGI sent in stderr: "(?=PHP message: )/;
/** RabbitMQ before 3.7, on a line of its own: `=ERROR REPORT==== 24-Jan-2019::14:03:07 ===` (erlang/otp:lib/kernel/src/logger_formatter.erl). */
const REPORT = /^=([A-Z]{1,20}) REPORT==== (\d{1,2}-[A-Z][a-z]{2}-\d{4}):(:\d\d:\d\d:\d\d) ===/;
const KLOG_LEVELS: Readonly<Record<string, string>> = { I: 'info', W: 'warning', E: 'error', F: 'fatal' };

/** Takes off the frame that a program's logger writes before the message: time, level, pid. */
export const programFrame: Unwrapper = (draft) => {
  const code = draft.text.charCodeAt(0);
  if (code === 91 /* [ */) return bracketFrame(draft);
  if (code >= 48 && code <= 57)
    return timeFirst(draft, 0) || redis(draft) || clusterEvent(draft) || levelled(draft, TIME_OF_DAY);
  if (code >= 65 && code <= 90) return capitalFrame(draft);
  if (code === 61 /* = */) return erlangReport(draft);
  if (code === 32 /*   */) return richFrame(draft);
  return code === 60 /* < */ || (code >= 97 && code <= 122) ? clusterEvent(draft) : false;
};

/** Says when what stands on the lines behind it was written; the line itself is kept. */
function erlangReport(draft: Draft): boolean {
  const found = REPORT.exec(draft.text);
  const stamp = found ? readStamp(`${found[2]}${found[3]}`, draft.clock) : undefined;
  if (!found || !stamp) return false;
  draft.time ??= stamp.time;
  draft.level = levelOf(found[1] ?? '');
  return true;
}

function bracketFrame(draft: Draft): boolean {
  const second = draft.text.charCodeAt(1);
  if (richFrame(draft) || timeFirst(draft, 1) || cut(draft, KERNEL) !== null) return true;
  return (second <= 57 && oldRedis(draft)) || levelFirst(draft) || levelled(draft, LEVEL_IN_BRACKETS);
}

function timeFirst(draft: Draft, from: 0 | 1): boolean {
  const stamp = readStamp(from === 0 ? draft.text : draft.text.slice(1), draft.clock);
  if (!stamp) return false;
  const rest = draft.text.slice(from + stamp.length);
  return from === 1 ? bracketed(draft, stamp, rest) : open(draft, stamp, rest);
}

function bracketed(draft: Draft, stamp: Stamp, rest: string): boolean {
  const gunicorn = GUNICORN.exec(rest);
  if (gunicorn) return accept(draft, stamp, rest, gunicorn, gunicorn[2], gunicorn[1]);
  const celery = CELERY.exec(rest);
  if (celery) return accept(draft, stamp, rest, celery, celery[1]);
  const plain = PLAIN.exec(rest);
  if (plain) return accept(draft, stamp, rest, plain, plain[1]);
  // `[time] "GET …` is an access log (runserver, Envoy): its reader wants the whole line.
  const bare = rest.startsWith('] "') ? null : BARE.exec(rest);
  return bare ? accept(draft, stamp, rest, bare) : false;
}

/** What a frame that starts with a time says behind it. */
interface Frame {
  readonly pattern: RegExp;
  /** Groups of the pattern. */
  readonly level?: number;
  readonly pid?: number;
}

const OPEN_FRAMES: readonly Frame[] = [
  { pattern: NGINX, level: 1 },
  { pattern: ERLANG, level: 1 },
  { pattern: OLD_GUNICORN, level: 2, pid: 1 },
  { pattern: POSTGRES, pid: 1 },
  { pattern: SPRING, level: 1, pid: 2 },
  { pattern: LOGURU, level: 1 },
  { pattern: DASHED, level: 1 },
  { pattern: LOGBACK, level: 1 },
  { pattern: PLAIN, level: 1 },
  { pattern: BARE },
];
const ON_BRACKET = framesOf([NGINX, ERLANG, OLD_GUNICORN, POSTGRES, LOGBACK, PLAIN, BARE]);
const ON_LETTER = framesOf([POSTGRES, SPRING, PLAIN, BARE]);

function framesOf(patterns: readonly RegExp[]): readonly Frame[] {
  return OPEN_FRAMES.filter(({ pattern }) => patterns.includes(pattern));
}

/** The frames that `rest` can start with. */
function framesFor(rest: string): readonly Frame[] {
  if (rest.charCodeAt(0) !== 32) return OPEN_FRAMES;
  const second = rest.charCodeAt(1);
  if (second === 91 /* [ */) return ON_BRACKET;
  return isLetter(second) ? ON_LETTER : OPEN_FRAMES;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function open(draft: Draft, stamp: Stamp, rest: string): boolean {
  for (const { pattern, level, pid } of framesFor(rest)) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const word = pattern === POSTGRES ? /^[A-Z]+/.exec(rest.slice(found[0].length))?.[0] : found[level ?? -1];
    return accept(draft, stamp, rest, found, word, found[pid ?? -1]);
  }
  return false;
}

function redis(draft: Draft): boolean {
  const head = REDIS.exec(draft.text);
  if (!head) return false;
  const afterHead = draft.text.slice(head[0].length);
  const stamp = readStamp(afterHead, draft.clock);
  const rest = stamp ? afterHead.slice(stamp.length) : '';
  const mark = REDIS_REST.exec(rest);
  return stamp && mark ? accept(draft, stamp, rest, mark, undefined, head[1]) : oldRedis(draft);
}

function oldRedis(draft: Draft): boolean {
  const found = OLD_REDIS.exec(draft.text);
  // Like a time of syslog, whose year has to be guessed.
  const stamp = found ? readStamp(`${found[4]} ${found[3]} ${found[5]}`, draft.clock) : undefined;
  if (!found || !stamp) return false;
  return accept(draft, stamp, draft.text, found, undefined, found[1] ?? found[2]);
}

function capitalFrame(draft: Draft): boolean {
  const second = draft.text.charCodeAt(1);
  const klog = second >= 48 && second <= 57 ? cut(draft, KLOG) : null;
  if (klog) {
    draft.level = levelOf(KLOG_LEVELS[klog[1] ?? ''] ?? '');
    draft.pid = Number(klog[2]);
    return true;
  }
  const ruby = second === 44 /* , */ ? cut(draft, RUBY) : null;
  if (ruby) {
    draft.time ??= readStamp(ruby[1] ?? '', draft.clock)?.time;
    draft.pid = Number(ruby[2]);
    draft.level = levelOf(ruby[3] ?? '');
    return true;
  }
  return (
    levelFirst(draft) || timeFirst(draft, 0) || (draft.text.startsWith('FastCGI ') && cut(draft, FASTCGI) !== null)
  );
}

/** The first two letters of every level: by them most words are ruled out. */
const LEVEL_STARTS: ReadonlySet<string> = new Set(
  LEVEL.slice(1, -1)
    .split('|')
    .map((level) => level.slice(0, 2)),
);

/** uvicorn (`INFO:     text`), `WARNING: [pool www] …`, `[ERROR] text`, `ERROR:root:text`. */
function levelFirst(draft: Draft): boolean {
  if (!LEVEL_STARTS.has(draft.text.slice(0, 2)) && !draft.text.startsWith('[')) return false;
  const found = cut(draft, BASIC) ?? cut(draft, LEVEL_FIRST);
  if (!found) return false;
  draft.level = levelOf(found[1] ?? '');
  const stamp = readStamp(draft.text, draft.clock);
  const rest = stamp ? draft.text.slice(stamp.length) : '';
  const django = DJANGO.exec(rest);
  return stamp && django ? accept(draft, stamp, rest, django, undefined, django[1]) : true;
}

/** A frame that tells no more than the level. */
function levelled(draft: Draft, pattern: RegExp): boolean {
  const found = pattern.exec(draft.text);
  const level = found ? levelOf(found[1] ?? '') : undefined;
  if (!found || !level) return false;
  draft.level = level;
  draft.text = draft.text.slice(found[0].length);
  return true;
}

/** A row of `kubectl get events`: `30m  Warning  Unhealthy  pod/web-1  text`. With OOMKilling the reason says more than the text. */
function clusterEvent(draft: Draft): boolean {
  if (!draft.text.includes('Warning ') && !draft.text.includes('Normal ')) return false;
  const found = cut(draft, EVENT);
  if (!found) return false;
  draft.level = found[1] === 'Warning' ? 'warning' : 'info';
  if (found[2] === 'pod') draft.pod ??= found[3];
  return true;
}

function cut(draft: Draft, pattern: RegExp): RegExpExecArray | null {
  const found = pattern.exec(draft.text);
  if (found) draft.text = draft.text.slice(found[0].length);
  return found;
}

function accept(draft: Draft, stamp: Stamp, rest: string, found: RegExpExecArray, level?: string, pid?: string): true {
  draft.text = rest.slice(found[0].length);
  draft.time ??= stamp.time;
  draft.zone ??= stamp.zone;
  const read = level === undefined ? undefined : levelOf(level);
  if (read) draft.level = read;
  if (pid !== undefined) draft.pid = Number(pid);
  return true;
}
