import { isRecord } from '../../guards.ts';
import { networkError, statusFailure } from '../http-json.ts';
import { SourceError } from '../source.ts';

/**
 * How to reach a BlueKing PaaS. `cookie`: the web API with the session of a person who has logged in; `gateway`: the API
 * gateway with an access token or an application's secret.
 */
export interface Platform {
  readonly url: string;
  readonly access: 'cookie' | 'gateway';
}

/** The secret part: a cookie line (`bk_token=…`), or the JSON of `X-Bkapi-Authorization`. Asked for at each request. */
export type Credentials = () => Promise<string | undefined>;

export interface Request {
  readonly method?: 'GET' | 'POST';
  /** From `api/` or, at the gateway, from `bkapps/` on; without a slash in front. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Speaks HTTP with the platform and turns refusals into failures. A secret never becomes part of an error. */
export class BlueKingClient {
  constructor(
    readonly platform: Platform,
    private readonly credentials: Credentials,
    private readonly send: typeof fetch = fetch,
  ) {}

  async json(request: Request, signal: AbortSignal): Promise<unknown> {
    const response = await this.request(request, signal, 'application/json');
    return response.json().catch(() => {
      throw new SourceError({ kind: 'unexpected', detail: `${request.path}: not JSON` });
    });
  }

  /** The body of a stream of events. */
  async stream(request: Request, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const response = await this.request(request, signal, 'text/event-stream');
    if (!response.body) throw new SourceError({ kind: 'unexpected', detail: `${request.path}: no body` });
    return connected(response.body);
  }

  private async request(request: Request, signal: AbortSignal, accept: string): Promise<Response> {
    const secret = await this.credentials();
    if (!secret) throw new SourceError({ kind: 'unauthorized' });
    const response = await this.send(this.address(request), {
      method: request.method ?? 'GET',
      headers: {
        Accept: accept,
        ...(this.platform.access === 'cookie' ? { Cookie: secret } : { 'X-Bkapi-Authorization': secret }),
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      // A redirect leads to a login page, and must not take the cookie elsewhere.
      redirect: 'manual',
      signal,
    }).catch((error: unknown) => {
      throw new SourceError({ kind: 'unreachable', detail: networkError(error) });
    });
    if (response.ok) return response;
    throw new SourceError(await refusal(response, request.path));
  }

  private address({ path, query = {} }: Request): URL {
    const base = this.platform.url.replace(/\/+$/, '');
    const url = new URL(
      this.platform.access === 'cookie' ? `${base}/backend/${path}` : `${base}/${path.replace(/^api\//, '')}`,
    );
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }
}

/** A connection may break at any time: that is no news about the platform. */
async function* connected(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new SourceError({ kind: 'unreachable', detail: networkError(error) });
  }
}

async function refusal(response: Response, path: string) {
  const text = await response.text().catch(() => '');
  return statusFailure(response.status, detailOf(text) || `${path}: HTTP ${response.status}`);
}

/** Errors of the platform are `{"code","detail"}`, those of the gateway carry `message`. */
function detailOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (!isRecord(body)) return '';
    const detail = body['detail'] ?? body['message'];
    return typeof detail === 'string' ? detail.slice(0, 300) : '';
  } catch {
    return '';
  }
}
