/**
 * The life of a server as the LSP specification demands it ("Lifecycle Messages"), which the library leaves to us: before
 * `initialize` every other request is refused with -32002 and every notification but `exit` is dropped; a second `initialize`
 * (which would begin anew, without the open texts) and requests after `shutdown` are refused with -32600. Malformed
 * notifications about open texts are dropped (`text-messages.ts`).
 */
import {
  type Connection,
  LSPErrorCodes,
  type Message,
  type MessageStrategy,
  ResponseError,
} from 'vscode-languageserver';
import { usableParams } from './initialize-params.ts';
import { isWellFormed } from './text-messages.ts';

/** ErrorCodes.ServerNotInitialized of LSP; InvalidRequest and InvalidParams of JSON-RPC. */
const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const INVALID_PARAMS = -32602;

const REFUSED = 'procfileDoctor/refused';

type State = 'new' | 'running' | 'shut down';

interface Call {
  readonly method: string;
  readonly id?: unknown;
  readonly params?: unknown;
}

export class Lifecycle implements MessageStrategy {
  #state: State = 'new';
  #work: (() => void) | undefined;

  get isShutDown(): boolean {
    return this.#state === 'shut down';
  }

  handleMessage(message: Message, next: (message: Message) => void | Promise<void>): void | Promise<void> {
    if (!isCall(message)) return next(message);
    if (!isWellFormed(message.method, message.params)) return undefined;
    const isRequest = message.id !== undefined;
    if (this.#state === 'new' && message.method === 'initialize' && isRequest) {
      const params = usableParams(message.params);
      if (!params) return next({ ...message, method: REFUSED, params: ['no parameters'] } as Message);
      this.#state = 'running';
      return next({ ...message, params } as Message);
    }
    if (this.#state === 'running' && message.method === 'shutdown') this.#state = 'shut down';
    else if (message.method === 'initialize' || (this.#state !== 'running' && message.method !== 'exit')) {
      // Only a handler can answer: the request becomes one that is refused there.
      return isRequest ? next({ ...message, method: REFUSED, params: [this.#state] } as Message) : undefined;
    }
    this.prepare();
    return next(message);
  }

  /** `work` is done once: before the next message is handled, or when `prepare` is called. */
  beforeNextMessage(work: () => void): void {
    this.#work = work;
  }

  /** Does what `beforeNextMessage` was given, if it has not been done. */
  prepare(): void {
    const work = this.#work;
    this.#work = undefined;
    work?.();
  }

  /** The answer to a request that was cancelled before it was handled. */
  cancelUndispatched({ jsonrpc, id }: Message & { readonly id?: number | string | null }) {
    const error = { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' };
    return { jsonrpc, id: id ?? null, error };
  }

  listen(connection: Connection): void {
    connection.onRequest(REFUSED, (state: State | 'no parameters') => {
      if (state === 'no parameters') return new ResponseError(INVALID_PARAMS, 'the parameters are no object');
      if (state === 'new') return new ResponseError(NOT_INITIALIZED, 'the server is not initialized');
      const reason = state === 'running' ? 'the server is initialized already' : 'the server is shut down';
      return new ResponseError(INVALID_REQUEST, reason);
    });
  }
}

function isCall(message: Message): message is Message & Call {
  return 'method' in message && typeof message.method === 'string';
}
