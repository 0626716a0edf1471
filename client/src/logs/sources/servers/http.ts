import { type Failure, SourceError } from '../source.ts';
import { bodyText } from './body-text.ts';
import { tlsFailure } from './tls-failure.ts';

export interface HttpCall {
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'DELETE' | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** `application/json` or `text/event-stream`. */
  readonly accept: string;
}

/** An answer that is not complete after so many milliseconds will not come: gateways and stores give up after 30 s. */
const PATIENCE_MS = 60_000;

/** A page of a search has some hundred kilobytes; counted when unpacked. */
const MOST_MEGABYTES = 64;

/** Requests JSON. A failed connection is `unreachable`; another answer than JSON is reported as such. */
export async function askJson(
  call: Omit<HttpCall, 'accept'>,
  signal: AbortSignal,
  send: typeof fetch,
  refusal: (response: Response) => Promise<Failure>,
): Promise<unknown> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const response = await ask({ ...call, accept: 'application/json' }, limited, send, refusal);
  // Not `response.json()`: that does not tell an answer that broke off from one that is no JSON.
  const { text, isWhole } = await bodyText(response, MOST_MEGABYTES * 1_000_000).catch((error: unknown) => {
    throw new SourceError(networkFailure(error));
  });
  if (!isWhole) throw new SourceError({ kind: 'answer-too-large', megabytes: MOST_MEGABYTES });
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError(wrongContent(response, 'JSON'));
  }
}

/** Asks for a stream of server-sent events; gives out its bytes. */
export async function askStream(
  call: Omit<HttpCall, 'accept'>,
  signal: AbortSignal,
  send: typeof fetch,
  refusal: (response: Response) => Promise<Failure>,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await ask({ ...call, accept: 'text/event-stream' }, signal, send, refusal);
  if (response.body && contentType(response) === 'text/event-stream') return connected(response.body);
  await response.body?.cancel();
  throw new SourceError(wrongContent(response, 'text/event-stream'));
}

async function ask(
  { url, method = 'GET', headers, body, accept }: HttpCall,
  signal: AbortSignal,
  send: typeof fetch,
  refusal: (response: Response) => Promise<Failure>,
): Promise<Response> {
  const content = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const init: RequestInit = {
    method,
    headers: { Accept: accept, ...content, ...headers },
    body: body === undefined ? null : JSON.stringify(body),
    // A redirect leads to a login page, and must not take a secret elsewhere.
    redirect: 'manual',
    // Nothing but what is written here: no cookie of a browser, no address of its page.
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  };
  if (!isSendable(url, init)) throw new SourceError({ kind: 'not-sendable' });
  const response = await send(url, init).catch((error: unknown) => {
    throw new SourceError(networkFailure(error));
  });
  if (response.ok) return response;
  throw new SourceError(await refusal(response));
}

/** Asked beforehand: the error of `fetch` repeats what it could not send, secrets too. */
function isSendable(url: URL, init: RequestInit): boolean {
  try {
    new Request(url, init);
    return true;
  } catch {
    return false;
  }
}

/** A connection may break at any time: that is no news about the platform. */
async function* connected(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new SourceError(networkFailure(error));
  }
}

/** What a status other than success means. */
export function statusFailure({ status, headers }: Response, detail: string): Failure {
  // A browser gives a redirect that is not followed no status.
  if (status === 401 || status === 0 || (status >= 300 && status < 400)) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden', detail };
  if (status === 404) return { kind: 'not-found', what: detail };
  if (status === 429) return { kind: 'rate-limited', after: retryAfter(headers.get('Retry-After')) };
  if (status < 500) return { kind: 'unexpected', detail };
  // A server that is being maintained may say when it comes back (RFC 9110, 15.6.4).
  const after = retryAfter(headers.get('Retry-After'));
  return { kind: 'unable', status, detail, ...(after !== undefined && { after }) };
}

/** Seconds, or a date (RFC 9110, 10.2.3), as milliseconds from `now`; undefined if the answer has no usable value. */
export function retryAfter(value: string | null, now = Date.now()): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  const wait = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function wrongContent(response: Response, expected: string): Failure {
  return { kind: 'wrong-content', expected, got: contentType(response) };
}

function contentType(response: Response): string {
  return (response.headers.get('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Why there was no answer, or no whole one. */
export function networkFailure(error: unknown): Failure {
  // A browser tells no page why, only that it is so.
  const inBrowser = typeof globalThis.process?.versions?.node !== 'string';
  if (inBrowser && error instanceof TypeError) return { kind: 'browser-refused' };
  const detail = networkError(error);
  return tlsFailure(detail) ?? { kind: 'unreachable', detail };
}

/** `fetch failed` says nothing; its cause does. */
function networkError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
}
