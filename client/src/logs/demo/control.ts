import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DemoApplication } from './application.ts';
import { type StoryName, storyNames } from './stories.ts';

/** What a test (or a curious person) can make happen: a story, a lost connection, a token that has run out, refusals. */
export class DemoControl {
  readonly #application: DemoApplication;
  token = 'demo';
  /** Requests that are still to be refused with 429. */
  refusals = 0;
  /** No connection is accepted before this time (milliseconds since the epoch). */
  downUntil = 0;
  /** Bytes that streams may still write before their connection is cut, in the middle of a line if need be. */
  budget = Number.POSITIVE_INFINITY;
  /** Answers a request in place of the platform, as a proxy does; false leaves it to the platform. */
  instead: (path: string, request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  /** Lines given out on every stream so far. */
  streamed = 0;
  /** Paths that were asked for, newest last. */
  readonly asked: string[] = [];
  readonly #open = new Set<ServerResponse>();
  readonly #calls = new Map<string, number[]>();

  constructor(application: DemoApplication) {
    this.#application = application;
  }

  /** Counts a stream as open until it closes. */
  opened(response: ServerResponse): void {
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  get streams(): number {
    return this.#open.size;
  }

  /** Cuts every open stream, as a network does: without a last word. */
  drop(): void {
    for (const response of this.#open) response.destroy();
  }

  /** False when `key` was called `most` times within the last `seconds` (utils/rate_limit/fixed_window.py). */
  allow(key: string, most: number, seconds: number): boolean {
    const since = Date.now() - seconds * 1000;
    const recent = (this.#calls.get(key) ?? []).filter((time) => time > since);
    this.#calls.set(key, [...recent, Date.now()]);
    return recent.length < most;
  }

  /** Carries out `{action, …}`; false when it is not known. */
  command(body: Readonly<Record<string, unknown>>): boolean {
    const application = this.#application;
    switch (body['action']) {
      case 'play': {
        const name = storyNames.find((one): one is StoryName => one === body['story']);
        if (name) application.play(name);
        return name !== undefined;
      }
      case 'write':
        for (const line of Array.isArray(body['lines']) ? body['lines'] : []) application.write('web', String(line));
        return true;
      case 'add':
        application.instances.add(String(body['process']), String(body['name']));
        return true;
      case 'remove':
        application.instances.remove(String(body['name']));
        return true;
      case 'drop':
        this.downUntil = Date.now() + Number(body['milliseconds'] ?? 0);
        this.drop();
        return true;
      case 'token':
        this.token = String(body['token']);
        this.drop();
        return true;
      case 'refuse':
        this.refusals = Number(body['count'] ?? 1);
        return true;
      default:
        return false;
    }
  }
}
