import { isRecord } from '../../guards.ts';
import { accessEntry } from './access-entry.ts';
import { type Call, refuse, send } from './call.ts';

const ranges: Readonly<Record<string, number>> = {
  '5m': 300,
  '1h': 3600,
  '3h': 10_800,
  '6h': 21_600,
  '12h': 43_200,
  '1d': 86_400,
  '3d': 259_200,
  '7d': 604_800,
};

interface Entry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
  readonly process: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Standard output, newest first, whole seconds. */
export function searchStdout(call: Call): void {
  const found = search(call, stdoutEntries(call));
  if (found) send(call.response, 200, { logs: found.page, total: found.total, dsl: '{}', scroll_id: found.next });
}

/** The older search, the only one that the gateway has: times of the server's zone, the reply wrapped. */
export function searchStandardOutput(call: Call): void {
  const found = search(call, stdoutEntries(call));
  if (!found) return;
  const logs = found.page.map((entry) => ({ ...entry, timestamp: serverTime(Number(entry['timestamp'])) }));
  send(call.response, 200, { code: 0, data: { scroll_id: found.next, logs, total: found.total, dsl: '{}' } });
}

/** The access log of the ingress. */
export function searchIngress(call: Call): void {
  const entries = call.application.requests.map((request) => ({
    time: request.time,
    text: request.path,
    process: '',
    json: accessEntry(request),
  }));
  const found = search(call, entries);
  if (found) send(call.response, 200, { logs: found.page, total: found.total, dsl: '{}', max_result_window: 10_000 });
}

/** The older search of structured logs, which the gateway has for applications: times of the server's zone. */
export function searchSystemStructured(call: Call): void {
  const found = search(call, structuredEntries(call));
  if (!found) return;
  const logs = found.page.map(({ timestamp, ...entry }) => ({ ...entry, ts: serverTime(Number(timestamp)) }));
  const page = { page: 1, page_size: logs.length, total: found.total };
  send(call.response, 200, { code: 0, data: { logs, page, dsl: '{}' } });
}

/** Structured logs: the worker's lines as its logging library writes them. */
export function searchStructured(call: Call): void {
  const found = search(call, structuredEntries(call));
  if (found) send(call.response, 200, { logs: found.page, total: found.total, dsl: '{}', max_result_window: 10_000 });
}

function structuredEntries(call: Call): Entry[] {
  return stdoutEntries(call)
    .filter(({ process }) => process === 'worker')
    .map((entry) => ({
      ...entry,
      json: {
        timestamp: entry.json['timestamp'],
        message: entry.text,
        detail: { 'json.levelname': 'INFO', 'json.message': entry.text, 'json.funcName': 'run' },
        app_code: 'shop',
        environment: entry.json['environment'],
        process_id: entry.process,
        stream: 'celery',
      },
    }));
}

function stdoutEntries({ application }: Call): Entry[] {
  return application.lines.map((line) => {
    const time = Number(line.time / 1_000_000n);
    const json = {
      timestamp: Math.floor(time / 1000),
      message: line.message,
      environment: 'prod',
      process_id: line.process,
      pod_name: line.instance,
    };
    return { time, text: line.message, process: line.process, json };
  });
}

/** Undefined when the request was refused. */
function search({ response, query, body }: Call, entries: readonly Entry[]) {
  const span = timeSpan(query);
  if (typeof span === 'string') return refuse(response, 400, 'VALIDATION_ERROR', span);
  const offset = Number(query.get('scroll_id') ?? query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  if (!query.has('scroll_id') && offset + limit > 10_000) {
    return refuse(response, 400, 'VALIDATION_ERROR', '最多仅能查看前 10000 条日志');
  }
  const condition = isRecord(body) && isRecord(body['query']) ? body['query'] : undefined;
  if (body !== undefined && !condition)
    return refuse(response, 400, 'QUERY_REQUEST_ERROR', '查询日志失败，请检查查询条件');
  const text = typeof condition?.['query_string'] === 'string' ? condition['query_string'] : '';
  const terms = isRecord(condition?.['terms']) ? condition['terms'] : {};
  const exclude = isRecord(condition?.['exclude']) ? condition['exclude'] : {};
  const hits = entries
    .filter(({ time }) => time >= span.from && time <= span.to)
    .filter((entry) => text === '' || entry.text.includes(text))
    .filter(({ json }) =>
      Object.entries(terms).every(
        ([name, values]) => !Array.isArray(values) || values.length === 0 || values.includes(json[name]),
      ),
    )
    .filter(({ json }) =>
      Object.entries(exclude).every(([name, values]) => !Array.isArray(values) || !values.includes(json[name])),
    )
    .reverse();
  const page = hits.slice(offset, offset + limit).map(({ json }) => (text === '' ? json : marked(json, text)));
  return { page, total: hits.length, next: String(offset + page.length) };
}

/** What a query has hit stands between marks, in the message and in every field. */
function marked(json: Entry['json'], text: string): Entry['json'] {
  const mark = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll(text, `[bk-mark]${text}[/bk-mark]`) : value;
  const { message, detail } = json;
  const fields = isRecord(detail)
    ? { detail: Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, mark(value)])) }
    : {};
  return { ...json, message: mark(message), ...fields };
}

/** Milliseconds since the epoch; a text when the platform would refuse it. */
function timeSpan(query: URLSearchParams): { readonly from: number; readonly to: number } | string {
  const range = query.get('time_range');
  if (range === null) return 'time_range: This field is required.';
  const seconds = ranges[range];
  if (seconds !== undefined) return { from: Date.now() - seconds * 1000, to: Date.now() };
  if (range !== 'customized') return `time_range: "${range}" is not a valid choice.`;
  const start = query.get('start_time');
  const end = query.get('end_time');
  if (!start || !end) return 'start_time & end_time is necessary if time_range is customized';
  return { from: Date.parse(start), to: Date.parse(end) + 999 };
}

/** `YYYY-MM-DD HH:MM:SS` in Asia/Shanghai, without a zone. */
function serverTime(seconds: number): string {
  return new Date(seconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
