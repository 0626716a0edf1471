import { askJson, type HttpCall, statusFailure } from './http.ts';
import type { Failure } from './source.ts';

/** Asks a server for JSON and turns refusals into failures; neither headers nor address become part of them. */
export function requestJson(call: Omit<HttpCall, 'accept'>, signal: AbortSignal): Promise<unknown> {
  return askJson(call, signal, fetch, refusal);
}

async function refusal(response: Response): Promise<Failure> {
  const text = await response.text().catch(() => '');
  return statusFailure(response, text.trim().slice(0, 300) || `HTTP ${response.status}`);
}
