import { isNumber, isRecord, isString } from '../../../guards.ts';
import { lifecycleEvent, lifecycleEvents } from '../lifecycle.ts';
import { reconnecting, untilDone } from '../retry.ts';
import { readEvents } from '../servers/server-sent-events.ts';
import type { SourceContext, SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { InstanceEvents } from './instance-events.ts';
import { type Instance, instanceOf, listProcesses, type Versions } from './processes.ts';
import { environmentPath, type Scope } from './scope.ts';

/** An instance that was not known before. */
export interface NewInstance {
  readonly type: 'instance';
  readonly instance: Instance;
}

/** The platform takes no more (blueking-paas: apiserver/paasng/paas_wl/bk_app/processes/serializers.py). */
const WATCH_SECONDS = 120;
/** A watch may be asked for 8 times in 30 s by one user; so at least this many milliseconds lie between two. */
const BETWEEN_WATCHES_MS = 5000;
/** Where there is no watch (at the gateway) the list is asked for again after as many milliseconds. */
const BETWEEN_LISTS_MS = 10_000;

/** The watch is a connection of its own beside those of the instances. */
const live = { type: 'live', stream: 'instances' } as const;

/** Tells of instances as they come, change and go: by watching, or by asking again and again. */
export class InstanceWatch {
  readonly #client: BlueKingClient;
  readonly #scope: Scope;
  readonly #wanted: (process: string) => boolean;
  #known = new Map<string, Instance>();
  #versions: Versions | undefined;
  readonly #warnings: InstanceEvents;

  constructor(client: BlueKingClient, scope: Scope, wanted: (process: string) => boolean) {
    this.#client = client;
    this.#scope = scope;
    this.#wanted = wanted;
    this.#warnings = new InstanceEvents(client, scope);
  }

  async *run(context: SourceContext): AsyncGenerator<SourceEvent | NewInstance> {
    const first = yield* untilDone(context, () => listProcesses(this.#client, this.#scope, context.signal));
    for (const instance of first?.instances ?? []) {
      yield* this.#seen(instance, context.now(), true);
      if (!isWell(instance)) yield* this.#warned(instance, context);
    }
    this.#versions = first?.versions;
    if (this.#client.platform.access === 'cookie') {
      yield* reconnecting(context, BETWEEN_WATCHES_MS, () => this.#watch(context));
    } else {
      yield* reconnecting(context, BETWEEN_LISTS_MS, () => this.#listAgain(context));
    }
  }

  get #more() {
    return { environment: this.#scope.environment };
  }

  async *#listAgain(context: SourceContext): AsyncGenerator<SourceEvent | NewInstance> {
    const { instances, versions } = await listProcesses(this.#client, this.#scope, context.signal);
    this.#versions = versions;
    yield live;
    const now = context.now();
    const names = new Set(instances.map(({ name }) => name));
    for (const instance of instances) {
      yield* this.#seen(instance, now);
      if (!isWell(instance)) yield* this.#warned(instance, context);
    }
    for (const instance of [...this.#known.values()]) if (!names.has(instance.name)) yield* this.#gone(instance, now);
  }

  async *#watch(context: SourceContext): AsyncGenerator<SourceEvent | NewInstance> {
    if (!this.#versions) yield* this.#listAgain(context);
    const { process, instance } = this.#versions ?? { process: '0', instance: '0' };
    const query = { rv_proc: process, rv_inst: instance, timeout_seconds: String(WATCH_SECONDS) };
    const path = `${environmentPath(this.#scope)}/processes/watch/`;
    const events = readEvents(await this.#client.stream({ path, query }, context.signal));
    yield live;
    for await (const { event, data } of events) {
      if (event === 'EOF') return;
      if (event === 'message') yield* this.#change(parse(data), context);
      // A version that is too old: the next watch begins with a new list.
      if (!this.#versions) return;
    }
  }

  async *#change(message: unknown, context: SourceContext): AsyncGenerator<SourceEvent | NewInstance> {
    if (!isRecord(message)) return;
    const { type, object_type: kind, object, resource_version: version } = message;
    if (type === 'ERROR' || kind === 'error') {
      this.#versions = undefined;
      return;
    }
    this.#advance(kind, version);
    const instance = kind === 'instance' ? instanceOf(object) : undefined;
    if (!instance) return;
    if (type === 'DELETED') yield* this.#gone(instance, context.now());
    else {
      yield* this.#seen(instance, context.now());
      // Also of one that is well again: why it was not.
      yield* this.#warned(instance, context);
    }
  }

  async *#warned(instance: Instance, context: SourceContext): AsyncGenerator<SourceEvent> {
    if (this.#wanted(instance.process)) yield* this.#warnings.of(instance, context);
  }

  #advance(kind: unknown, version: unknown): void {
    if (!this.#versions || !(isString(version) || isNumber(version))) return;
    if (kind === 'process') this.#versions = { ...this.#versions, process: String(version) };
    else if (kind === 'instance') this.#versions = { ...this.#versions, instance: String(version) };
  }

  *#seen(instance: Instance, now: number, quiet = false): Generator<SourceEvent | NewInstance> {
    if (!this.#wanted(instance.process)) return;
    const before = this.#known.get(instance.name);
    this.#known.set(instance.name, instance);
    if (!quiet) yield* lifecycleEvents(before, instance, now, this.#more);
    if (!before) yield { type: 'instance', instance };
  }

  *#gone(instance: Instance, now: number): Generator<SourceEvent> {
    if (this.#known.delete(instance.name)) {
      yield lifecycleEvent(instance, `Instance ${instance.name} is gone`, now, this.#more);
    }
  }
}

function isWell({ state, restarts }: Instance): boolean {
  return (state === 'Running' || state === 'Succeeded') && restarts === 0;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
