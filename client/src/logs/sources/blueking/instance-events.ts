import { isNumber, isRecord, isString } from '../../../guards.ts';
import { lifecycleEvent } from '../lifecycle.ts';
import { type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import type { Instance } from './processes.ts';
import { environmentPath, type Scope } from './scope.ts';

/** How old events of an instance that was already there may be to be reported. */
const RECENT_MS = 10 * 60_000;

/**
 * The cluster's warnings about instances: failed probes, back-offs, evictions, images that cannot be pulled. Each is told
 * once, and again when it has happened again.
 */
export class InstanceEvents {
  readonly #client: BlueKingClient;
  readonly #scope: Scope;
  /** By instance, those that the platform still lists. */
  readonly #told = new Map<string, ReadonlySet<string>>();
  /** Releases before the endpoint was there do not know it, and the gateway has not got it. */
  #isMissing = false;

  constructor(client: BlueKingClient, scope: Scope) {
    this.#client = client;
    this.#scope = scope;
  }

  async *of(instance: Instance, context: SourceContext): AsyncGenerator<SourceEvent> {
    if (this.#isMissing || this.#client.platform.access !== 'cookie') return;
    const { environment } = this.#scope;
    const now = context.now();
    const warnings = await this.#ask(instance, context);
    if (!warnings) return;
    const told = this.#told.get(instance.name);
    this.#told.set(instance.name, new Set(warnings.map(({ key }) => key)));
    for (const { key, message, time } of warnings) {
      if (told?.has(key)) continue;
      if ((time ?? now) > now - RECENT_MS) yield lifecycleEvent(instance, message, time ?? now, { environment });
    }
  }

  /** Undefined when the platform does not say. */
  async #ask({ name }: Instance, context: SourceContext): Promise<readonly Warning[] | undefined> {
    const path = `${environmentPath(this.#scope)}/instance_events/${encodeURIComponent(name)}/`;
    try {
      const reply = await this.#client.json({ path }, context.signal);
      return (Array.isArray(reply) ? reply : []).flatMap((item) => warningOf(name, item) ?? []);
    } catch (error) {
      if (!(error instanceof SourceError) || error.failure.kind === 'unauthorized') throw error;
      if (error.failure.kind === 'not-found' || error.failure.kind === 'forbidden') this.#isMissing = true;
      context.log(`no events of ${name}: ${JSON.stringify(error.failure)}`);
      return undefined;
    }
  }
}

interface Warning {
  /** Changes when it happens again. */
  readonly key: string;
  readonly message: string;
  /** Milliseconds since the epoch; undefined when the platform does not say. */
  readonly time: number | undefined;
}

/**
 * `{reason, count, type, message, first_timestamp, last_timestamp}` (blueking-paas:
 * apiserver/paasng/paas_wl/bk_app/processes/serializers.py), Kubernetes' own event.
 */
function warningOf(instance: string, item: unknown): Warning | undefined {
  if (!isRecord(item) || item['type'] !== 'Warning' || !isString(item['message'])) return undefined;
  const { reason, count, message, first_timestamp: first, last_timestamp: last } = item;
  const time = Date.parse(isString(last) ? last : String(first));
  return {
    key: JSON.stringify([instance, reason, message, first, isNumber(count) ? count : last]),
    message: isString(reason) ? `${reason}: ${message}` : message,
    time: Number.isNaN(time) ? undefined : time,
  };
}
