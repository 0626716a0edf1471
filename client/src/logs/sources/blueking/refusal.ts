import { isRecord, isString } from '../../../guards.ts';
import { beginningOf } from '../servers/body-text.ts';
import { statusFailure } from '../servers/http.ts';
import type { Failure } from '../source.ts';

/**
 * Errors that ask to try again, though most errors of the platform have the status 400 (blueking-paas:
 * apiserver/paasng/paasng/utils/error_codes.py):
 * no index yet, an expired scroll, a store or a cluster that does not answer.
 */
const PASSING_CODES: ReadonlySet<string> = new Set([
  'QUERY_LOG_FAILED',
  'QUERY_PROCESS_FAILED',
  'K8S_SERVICE_UNAVAILABLE',
]);

/** What is wrong with a request, from the status, the headers and the body of its answer. */
export async function refusal(response: Response, path: string): Promise<Failure> {
  const body = parse(await beginningOf(response));
  const detail = detailOf(body) || header(response, 'X-Bkapi-Error-Message') || `${path}: HTTP ${response.status}`;
  const code = body?.['code'] ?? body?.['code_name'];
  if (response.status === 400 && isString(code)) {
    if (PASSING_CODES.has(code)) return { kind: 'unreachable', detail };
    if (code.endsWith('_NOT_FOUND')) return { kind: 'not-found', what: detail };
  }
  const request = header(response, 'X-Bkapi-Request-Id');
  // Who runs the gateway finds the request by its number.
  return statusFailure(response, request === '' ? detail : `${detail} (${request})`);
}

/**
 * An error in an answer that says 200: the older endpoints wrap their replies in `{code: 0, data}`, the gateway says
 * `{result: false}`. Undefined when all is well.
 */
export function wrappedFailure(reply: Readonly<Record<string, unknown>>): Failure | undefined {
  const { result, code } = reply;
  const refused = result === false || ('data' in reply && code !== undefined && code !== 0 && code !== '0');
  return refused ? { kind: 'unexpected', detail: detailOf(reply) || String(code ?? '') } : undefined;
}

/** Errors of the platform are `{"code","detail"}`, those of the gateway carry `message`. */
function detailOf(body: Readonly<Record<string, unknown>> | undefined): string {
  const detail = body?.['detail'] ?? body?.['message'];
  return isString(detail) ? detail.slice(0, 300) : '';
}

function header(response: Response, name: string): string {
  return response.headers.get(name) ?? '';
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
