import { SourceError } from './source.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Asks a server for JSON and turns refusals into failures; neither headers nor address become part of them. */
export async function requestJson(
  request: HttpRequest,
  signal: AbortSignal,
  send: typeof fetch = fetch,
): Promise<unknown> {
  const response = await send(request.url, {
    method: request.method ?? 'GET',
    headers: {
      Accept: 'application/json',
      ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...request.headers,
    },
    body: request.body === undefined ? null : JSON.stringify(request.body),
    redirect: 'manual',
    signal,
  }).catch((error: unknown) => {
    throw new SourceError({ kind: 'unreachable', detail: networkError(error) });
  });
  if (response.ok) {
    return response.json().catch(() => {
      throw new SourceError({ kind: 'unexpected', detail: 'not JSON' });
    });
  }
  const detail = (await response.text().catch(() => '')).slice(0, 300) || `HTTP ${response.status}`;
  throw new SourceError(statusFailure(response.status, detail));
}

/** What a status other than success means. */
export function statusFailure(status: number, detail: string) {
  if (status === 401 || (status >= 300 && status < 400)) return { kind: 'unauthorized' } as const;
  if (status === 403) return { kind: 'forbidden', detail } as const;
  if (status === 404) return { kind: 'not-found', what: detail } as const;
  if (status === 429) return { kind: 'rate-limited' } as const;
  return { kind: status >= 500 ? 'unreachable' : 'unexpected', detail } as const;
}

/** `fetch failed` says nothing; its cause does. */
export function networkError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
}
