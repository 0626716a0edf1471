import { MONTHS } from '../unwrap/timestamp.ts';
import type { AccessRecord, AccessServer } from './access-record.ts';
import { isHealthCheck } from './health-check.ts';

/** Inside the quotes of a request, referer or agent, `"` is written `\"`. */
const QUOTED = '((?:[^"\\\\]|\\\\.){0,8000})';
/** hypercorn writes the version of the protocol alone: `GET / 1.1`. */
const REQUEST = '(?<method>[A-Z]{3,10}) (?<path>(?:[^" \\\\]|\\\\.){1,8000})(?: (?:HTTP\\/)?[\\d.]{1,3})?';
/** No request at all: half of a TLS handshake, a probe that only connects. */
const OTHER = '(?:[^"\\\\]|\\\\.){0,8000}';
const STATUS = '(?<status>[1-5]\\d\\d)';

interface Form {
  readonly server: AccessServer;
  readonly pattern: RegExp;
  /** Microseconds in one unit of the field `duration`. */
  readonly unit: number;
}

/** Each pattern is anchored at the start of the message and contains text that identifies the format. */
const FORMS: readonly Form[] = [
  {
    // BlueKing's default for gunicorn: `%(D)s`, microseconds, stands between status and size.
    server: 'gunicorn',
    unit: 1,
    pattern: new RegExp(
      `^\\[[^\\]\\s]{1,60}\\] \\S{1,100} \\S{1,100} \\[(?<stamp>[^\\]]{20,30})\\] "(?:${REQUEST}|${OTHER})" ${STATUS} (?<duration>\\d{1,15}|-) (?:\\d{1,15}|-) "${QUOTED}" "(?<agent>(?:[^"\\\\]|\\\\.){0,8000})"`,
    ),
  },
  {
    server: 'clf',
    unit: 1e6,
    pattern: new RegExp(
      `^(?:[^\\s"[]{1,200} ){1,4}\\[(?<stamp>\\d\\d/[A-Z][a-z]{2}/\\d{4}[^\\]]{8,18})\\] "(?:${REQUEST}|${OTHER})" ${STATUS}(?: (?:\\d{1,15}|-))?(?: "${QUOTED}" "(?<agent>(?:[^"\\\\]|\\\\.){0,8000})")?(?: \\d{1,12} (?<duration>\\d{1,7}\\.\\d{3}) \\[)?`,
    ),
  },
  {
    // encode/uvicorn:uvicorn/logging.py AccessFormatter: `127.0.0.1:5000 - "GET / HTTP/1.1" 200 OK`.
    server: 'uvicorn',
    unit: 1,
    pattern: new RegExp(`^\\S{0,60}:?\\d{0,5} - "${REQUEST}" ${STATUS}(?: [A-Z][A-Za-z -]{1,40})?$`),
  },
  {
    // Django's runserver: `"GET / HTTP/1.1" 200 9113`, perhaps behind its time or its logger.
    server: 'django',
    unit: 1,
    pattern: new RegExp(
      `^(?:django\\.server:? )?(?:\\[(?<stamp>\\d\\d/[A-Z][a-z]{2}/\\d{4} [\\d:]{8})\\] )?"${REQUEST}" ${STATUS} (?:\\d{1,15}|-)$`,
    ),
  },
  {
    // unbit/uwsgi:core/logging.c log_request().
    server: 'uwsgi',
    unit: 1e3,
    pattern: new RegExp(
      `^\\[pid: \\d{1,10}\\|app: [^|\\]]{1,20}\\|req: [^\\]]{1,40}\\] \\S{1,100} \\([^)]{0,100}\\) \\{[^}]{1,60}\\} \\[(?<stamp>[^\\]]{24})\\] (?<method>[A-Z]{3,10}) (?<path>\\S{1,8000}) => generated \\d{1,15} bytes in (?<duration>\\d{1,12}) msecs (?:to [^(]{1,20})?\\(HTTP\\/[\\d.]{1,3} ${STATUS}\\)`,
    ),
  },
  {
    // HAProxy's `option httplog`: Tq/Tw/Tc/Tr/Tt; the last is the whole time. A long line is cut, most often in the path.
    server: 'haproxy',
    unit: 1e3,
    pattern: new RegExp(
      `^\\S{1,100}:\\d{1,5} \\[(?<stamp>\\d\\d/(?:${MONTHS.join('|')})/20\\d\\d[^\\]]{8,18})\\] \\S{1,100} \\S{1,200} (?:-?\\d{1,10}\\/){4}\\+?(?<duration>\\d{1,10}) ${STATUS} \\+?\\d{1,15} \\S{1,200} \\S{1,200} (?<flags>[A-Za-z-]{4}) [^"]{0,300}"(?<method>[A-Z]{3,10}) (?<path>[^" ]{1,8000})`,
    ),
  },
  {
    // Envoy's default format, and Istio's, which adds two details and a quoted reason behind the flags.
    server: 'envoy',
    unit: 1e3,
    pattern: new RegExp(
      `^\\[(?<stamp>\\d{4}-\\d\\d-\\d\\dT[^\\]]{9,20})\\] "${REQUEST}" ${STATUS} \\S{1,40} (?:\\S{1,200} \\S{1,200} "[^"]{0,300}" )?\\d{1,15} \\d{1,15} (?<duration>\\d{1,12}) [^"]{1,60}"[^"]{0,200}" "(?<agent>[^"]{0,1000})"`,
    ),
  },
  {
    server: 'heroku-router',
    unit: 1e3,
    pattern:
      /^at=[a-z]{4,7} (?:code=(?<code>[A-Z]\d\d) desc="[^"]{0,100}" )?method=(?<method>[A-Z]{3,10}) path="(?<path>[^"]{0,8000})" [^\n]{0,600}?service=(?:(?<duration>\d{1,9})ms)? status=(?<status>\d{3})/,
  },
];

/**
 * The request that `message` records in one of the known formats, or in one of `own`; undefined if it is no access
 * line.
 */
export function accessOfText(message: string, own: readonly OwnFormat[] = []): AccessRecord | undefined {
  for (const { pattern, unit } of own) {
    const found = pattern.exec(message);
    if (found) return recordOf('gunicorn', found, unit);
  }
  for (const { server, pattern, unit } of FORMS) {
    const found = mayBe(server, message) ? pattern.exec(message) : null;
    if (found) return recordOf(server, found, unit);
  }
  return undefined;
}

/** The patterns with any three digits in place of a valid status; made on first use. */
let looseForms: readonly { readonly server: AccessServer; readonly pattern: RegExp }[] | undefined;

/** Whether `message`, or any text that differs from it only in digits, can be an access line. */
export function mayBecomeAccess(message: string): boolean {
  looseForms ??= FORMS.map(({ server, pattern }) => ({
    server,
    pattern: new RegExp(pattern.source.replace('[1-5]\\d\\d', '\\d\\d\\d')),
  }));
  return looseForms.some(({ server, pattern }) => mayBe(server, message) && pattern.test(message));
}

/** A format read from a process's `--access-logformat`. */
export interface OwnFormat {
  readonly pattern: RegExp;
  /** Microseconds in one unit of the field `duration`. */
  readonly unit: number;
}

/** A cheap filter before the patterns: most lines are no access line. */
function mayBe(server: AccessServer, message: string): boolean {
  const code = message.charCodeAt(0);
  if (server === 'heroku-router') return code === 97 && message.startsWith('at=');
  if (server === 'uwsgi') return code === 91 && message.startsWith('[pid: ');
  if (server === 'gunicorn' || server === 'envoy') return code === 91;
  if (server === 'clf') return message.includes('] "');
  return message.includes('"');
}

function recordOf(server: AccessServer, found: RegExpExecArray, unit: number): AccessRecord | undefined {
  const fields: Readonly<Record<string, string | undefined>> = found.groups ?? {};
  const status = Number(fields['status']);
  if (!Number.isInteger(status)) return undefined;
  const duration = Number(fields['duration'] ?? 'none');
  const path = fields['path'];
  const code = fields['code'];
  return {
    server,
    status,
    method: fields['method'],
    path,
    duration: Number.isFinite(duration) ? Math.round(duration * unit) : undefined,
    healthCheck: isHealthCheck(path ?? '', fields['agent'] ?? ''),
    stamp: fields['stamp'],
    ...(code === undefined ? {} : { code }),
  };
}
