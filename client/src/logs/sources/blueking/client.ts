import { isRecord } from '../../../guards.ts';
import { askJson, askStream } from '../servers/http.ts';
import { SourceError } from '../source.ts';
import { refusal, wrappedFailure } from './refusal.ts';

/**
 * How to reach a BlueKing PaaS. `cookie`: the web API with the session of a person who has logged in; `gateway`: the API
 * gateway with an access token or an application's secret.
 */
export interface Platform {
  readonly url: string;
  readonly access: 'cookie' | 'gateway';
}

/** The secret part: a cookie line (`bk_token=…`), or the JSON of `X-Bkapi-Authorization`. Asked for at each request. */
type Credentials = () => Promise<string | undefined>;

interface Request {
  readonly method?: 'GET' | 'POST';
  /** From `api/` or, at the gateway, from `bkapps/` or `system/` on; without a slash in front. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Speaks HTTP with the platform and turns refusals into failures. A secret never becomes part of an error. */
export class BlueKingClient {
  readonly #credentials: Credentials;
  readonly #send: typeof fetch;
  constructor(
    readonly platform: Platform,
    credentials: Credentials,
    send: typeof fetch = fetch,
  ) {
    this.#credentials = credentials;
    this.#send = send;
  }

  async json(request: Request, signal: AbortSignal): Promise<unknown> {
    const call = await this.#call(request);
    const reply = await askJson(call, signal, this.#send, (response) => refusal(response, request.path));
    const failure = isRecord(reply) ? wrappedFailure(reply) : undefined;
    if (failure) throw new SourceError(failure);
    return reply;
  }

  /** The body of a stream of events. */
  async stream(request: Request, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const call = await this.#call(request);
    return askStream(call, signal, this.#send, (response) => refusal(response, request.path));
  }

  async #call(request: Request) {
    const secret = await this.#credentials();
    if (!secret) throw new SourceError({ kind: 'unauthorized' });
    const name = this.platform.access === 'cookie' ? 'Cookie' : 'X-Bkapi-Authorization';
    return { url: this.#address(request), method: request.method, headers: { [name]: secret }, body: request.body };
  }

  #address({ path, query = {} }: Request): URL {
    const base = this.platform.url.replace(/\/+$/, '');
    const url = new URL(
      this.platform.access === 'cookie' ? `${base}/backend/${path}` : `${base}/${path.replace(/^api\//, '')}`,
    );
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }
}
