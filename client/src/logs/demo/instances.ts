/** A pod of the demo application. */
export interface DemoInstance {
  readonly name: string;
  readonly process: string;
  readonly started: Date;
  readonly restarts: number;
  readonly terminated: { readonly exit_code: number | null; readonly reason: string | null };
}

/** What the cluster says about a pod: Kubernetes' own event. */
interface DemoEvent {
  readonly reason: string;
  readonly count: number;
  readonly type: 'Normal' | 'Warning';
  readonly message: string;
  readonly first_timestamp: string;
  readonly last_timestamp: string;
}

type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';
interface InstanceChange {
  readonly type: ChangeType;
  readonly instance: DemoInstance;
  /** Grows with every change: Kubernetes' resource version. */
  readonly version: number;
}

/** The pods, and everything that has happened to them. */
export class DemoInstances {
  #current: readonly DemoInstance[] = [];
  readonly #changes: InstanceChange[] = [];
  readonly #listeners = new Set<(change: InstanceChange) => void>();
  readonly #events = new Map<string, readonly DemoEvent[]>();

  get all(): readonly DemoInstance[] {
    return this.#current;
  }

  get version(): number {
    return this.#changes.length;
  }

  of(process: string): readonly DemoInstance[] {
    return this.#current.filter((one) => one.process === process);
  }

  find(name: string | undefined): DemoInstance | undefined {
    return this.#current.find((one) => one.name === name);
  }

  eventsOf(name: string): readonly DemoEvent[] {
    return this.#events.get(name) ?? [];
  }

  /** The same event again only counts. */
  happened(name: string, type: DemoEvent['type'], reason: string, message: string): void {
    const now = new Date().toISOString();
    const others = this.eventsOf(name).filter((one) => one.reason !== reason || one.message !== message);
    const before = this.eventsOf(name).find((one) => !others.includes(one));
    const first_timestamp = before?.first_timestamp ?? now;
    const event = { type, reason, message, count: (before?.count ?? 0) + 1, first_timestamp, last_timestamp: now };
    this.#events.set(name, [...others, event]);
  }

  add(process: string, name: string): DemoInstance {
    const terminated = { exit_code: null, reason: null };
    const instance = { name, process, started: new Date(), restarts: 0, terminated };
    this.#current = [...this.#current, instance];
    this.happened(name, 'Normal', 'Started', `Started container ${process}`);
    this.#tell('ADDED', instance);
    return instance;
  }

  remove(name: string): void {
    const instance = this.find(name);
    if (!instance) return;
    this.#current = this.#current.filter((one) => one !== instance);
    this.#tell('DELETED', instance);
  }

  /** The container ends and is started again. */
  restart(name: string, terminated: DemoInstance['terminated']): void {
    const old = this.find(name);
    if (!old) return;
    const instance = { ...old, restarts: old.restarts + 1, terminated };
    this.#current = this.#current.map((one) => (one === old ? instance : one));
    this.happened(name, 'Warning', 'BackOff', `Back-off restarting failed container ${old.process} in pod ${name}`);
    this.#tell('MODIFIED', instance);
  }

  /** What has happened since a version, and from then on all that happens; returns how to end that. */
  watch(version: number, listener: (change: InstanceChange) => void): () => void {
    for (const change of this.#changes.slice(version)) listener(change);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(type: ChangeType, instance: DemoInstance): void {
    const change = { type, instance, version: this.#changes.length + 1 };
    this.#changes.push(change);
    for (const listener of this.#listeners) listener(change);
  }
}
