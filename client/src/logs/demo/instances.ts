/** A pod of the demo application. */
export interface DemoInstance {
  readonly name: string;
  readonly process: string;
  readonly started: Date;
  readonly restarts: number;
  readonly terminated: { readonly exit_code: number | null; readonly reason: string | null };
}

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';
export interface InstanceChange {
  readonly type: ChangeType;
  readonly instance: DemoInstance;
  /** Grows with every change: Kubernetes' resource version. */
  readonly version: number;
}

/** The pods, and everything that has happened to them. */
export class DemoInstances {
  private current: readonly DemoInstance[] = [];
  private readonly changes: InstanceChange[] = [];
  private readonly listeners = new Set<(change: InstanceChange) => void>();

  get all(): readonly DemoInstance[] {
    return this.current;
  }

  get version(): number {
    return this.changes.length;
  }

  of(process: string): readonly DemoInstance[] {
    return this.current.filter((one) => one.process === process);
  }

  find(name: string | undefined): DemoInstance | undefined {
    return this.current.find((one) => one.name === name);
  }

  add(process: string, name: string): DemoInstance {
    const terminated = { exit_code: null, reason: null };
    const instance = { name, process, started: new Date(), restarts: 0, terminated };
    this.current = [...this.current, instance];
    this.tell('ADDED', instance);
    return instance;
  }

  remove(name: string): void {
    const instance = this.find(name);
    if (!instance) return;
    this.current = this.current.filter((one) => one !== instance);
    this.tell('DELETED', instance);
  }

  /** The container ends and is started again. */
  restart(name: string, terminated: DemoInstance['terminated']): void {
    const old = this.find(name);
    if (!old) return;
    const instance = { ...old, restarts: old.restarts + 1, terminated };
    this.current = this.current.map((one) => (one === old ? instance : one));
    this.tell('MODIFIED', instance);
  }

  /** What has happened since a version, and from then on all that happens; returns how to end that. */
  watch(version: number, listener: (change: InstanceChange) => void): () => void {
    for (const change of this.changes.slice(version)) listener(change);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(type: ChangeType, instance: DemoInstance): void {
    const change = { type, instance, version: this.changes.length + 1 };
    this.changes.push(change);
    for (const listener of this.listeners) listener(change);
  }
}
