import { type Call, isObject, send } from './call.ts';

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

/** Standard output, newest first, whole seconds; hits of a query are marked as the platform marks them. */
export function searchStdout({ application, response, query, body, parts }: Call): void {
  const range = query.get('time_range') ?? '';
  const seconds = ranges[range];
  if (seconds === undefined && range !== 'customized') {
    send(response, 400, { code: 'VALIDATION_ERROR', detail: 'time_range: This field is required.' });
    return;
  }
  const offset = Number(query.get('scroll_id') ?? query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  if (offset + limit > 10_000 && !query.has('scroll_id')) {
    send(response, 400, { code: 'QUERY_LOG_FAILED', detail: '最多仅能查看前 10000 条日志' });
    return;
  }
  const since = seconds === undefined ? Date.parse(query.get('start_time') ?? '') : Date.now() - seconds * 1000;
  const until = seconds === undefined ? Date.parse(query.get('end_time') ?? '') : Date.now();
  const search = isObject(body) && isObject(body['query']) ? body['query'] : {};
  const text = typeof search['query_string'] === 'string' ? search['query_string'] : '';
  const hits = application.lines
    .filter((line) => Number(line.time / 1_000_000n) >= since && Number(line.time / 1_000_000n) <= until)
    .filter((line) => text === '' || text === '*' || line.message.includes(text))
    .reverse();
  const page = hits.slice(offset, offset + limit);
  send(response, 200, {
    logs: page.map((line) => ({
      timestamp: Number(line.time / 1_000_000_000n),
      message: text === '' || text === '*' ? line.message : line.message.replaceAll(text, `[bk-mark]${text}[/bk-mark]`),
      environment: parts['env'] ?? 'prod',
      process_id: line.process,
      pod_name: line.instance,
    })),
    total: hits.length,
    dsl: '{}',
    scroll_id: String(offset + page.length),
  });
}
