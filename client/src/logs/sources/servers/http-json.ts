import { isRecord, isString } from '../../../guards.ts';
import type { Failure } from '../source.ts';
import { beginningOf } from './body-text.ts';
import { askJson, type HttpCall, statusFailure } from './http.ts';

/** Asks a server for JSON and turns refusals into failures; neither headers nor address become part of them. */
export function requestJson(call: Omit<HttpCall, 'accept'>, signal: AbortSignal): Promise<unknown> {
  return askJson(call, signal, fetch, refusal);
}

async function refusal(response: Response): Promise<Failure> {
  const text = (await beginningOf(response)).trim();
  return statusFailure(response, (reasonOf(text) || text || `HTTP ${response.status}`).slice(0, 300));
}

/** The reason in an error of Elasticsearch or OpenSearch; the others say theirs as plain text. */
function reasonOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const error = isRecord(body) ? body['error'] : undefined;
    if (!isRecord(error)) return isString(error) ? error : '';
    const [root]: readonly unknown[] = Array.isArray(error['root_cause']) ? error['root_cause'] : [];
    const reason = (isRecord(root) ? root['reason'] : undefined) ?? error['reason'];
    return isString(reason) ? reason : '';
  } catch {
    return '';
  }
}
