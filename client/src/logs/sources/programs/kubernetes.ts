import { childContext } from '../child-context.ts';
import { forgetOldest } from '../forget-oldest.ts';
import { lifecycleEvent, lifecycleEvents } from '../lifecycle.ts';
import { Merger } from '../merger.ts';
import type { ReplayFilter } from '../replay-filter.ts';
import { reconnecting } from '../retry.ts';
import { type LogSource, ofStream, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import { type Container, containersOf, eventsOf } from './kubernetes-objects.ts';
import { createReplay, followProgram, leadingTime } from './program-log.ts';
import { outputOf } from './program-output.ts';
import { ProgramPast } from './program-past.ts';

interface KubernetesTail {
  /** Of the user's configuration; undefined means the current one. */
  readonly context: string | undefined;
  readonly namespace: string | undefined;
  /** Label selector (`app=shop`), or the name of one pod. */
  readonly selector: string;
  readonly history: number;
  /** Containers that are followed at the same time; each is a program of its own. */
  readonly most?: number | undefined;
  /** Of what the containers write; undefined for UTF-8. */
  readonly encoding?: string | undefined;
}

interface NewContainer {
  readonly type: 'container';
  readonly container: Container;
}

/** Between two looks at the pods. */
const LOOK_EVERY_MS = 5000;
/** Events before the first look that are still reported. */
const RECENT_MS = 10 * 60_000;
/** Where a tail says nothing else. kubectl's own `--max-log-requests` is not in play: each asks for one container. */
const MOST_CONTAINERS = 30;
/** Of more containers than this only what is still listed is kept from one run to the next: a cron job makes one every minute. */
const MANY_CONTAINERS = 200;

/** `kubectl logs -f` of every container that the selector names, also of those that come later, and their life. */
export function kubernetesSource(tail: KubernetesTail): LogSource {
  const containers = new Map<string, KnownContainer>();
  return {
    run: (context) => run(tail, context, containers),
    older: async (edge, signal) => {
      // A container that is gone has no log any more.
      const parts = [...containers].map(([key, { past }]) => past.older(edge, signal, key).catch(() => []));
      return (await Promise.all(parts)).flat();
    },
  };
}

/** What is kept of a container from one run to the next. */
interface KnownContainer {
  readonly replay: ReplayFilter;
  readonly past: ProgramPast;
}

async function* run(
  tail: KubernetesTail,
  outer: SourceContext,
  containers: Map<string, KnownContainer>,
): AsyncGenerator<SourceEvent> {
  const { context, end } = childContext(outer);
  const merger = new Merger<SourceEvent | NewContainer>(end);
  const watch = new PodWatch(tail);
  merger.add(watched(watch.run(context)));
  for await (const event of merger) {
    if (event.type === 'container') merger.add(followContainer(tail, event.container, { context, containers, watch }));
    else yield event;
  }
}

/** Distinguishes a lost connection of the watch from those of the containers. */
async function* watched(events: AsyncIterable<SourceEvent | NewContainer>): AsyncGenerator<SourceEvent | NewContainer> {
  for await (const event of events) yield event.type === 'waiting' ? { ...event, stream: 'pods' } : event;
}

function kubectl({ context, namespace }: KubernetesTail, ...args: readonly string[]) {
  const place = [...(context ? ['--context', context] : []), ...(namespace ? ['--namespace', namespace] : [])];
  return { program: 'kubectl', args: [...place, ...args] };
}

/** A selector says something about labels; a name does not. */
function selection({ selector }: KubernetesTail): string[] {
  return /[=!,() ]/.test(selector) ? ['--selector', selector] : ['--field-selector', `metadata.name=${selector}`];
}

class PodWatch {
  readonly #tail: KubernetesTail;
  #known = new Map<string, Container>();
  /** Keys of containers that are followed now, and of all that are there and were followed. */
  readonly #followed = new Set<string>();
  readonly #begun = new Set<string>();
  #told: string | undefined;
  /** Those that the cluster still lists. */
  #toldEvents: ReadonlySet<string> = new Set();

  constructor(tail: KubernetesTail) {
    this.#tail = tail;
  }

  /** Its log will not go on by itself. */
  isOver(key: string): boolean {
    return (this.#known.get(key)?.state ?? 'Terminated') === 'Terminated';
  }

  /** The cluster still has it. */
  isListed(key: string): boolean {
    return this.#known.has(key);
  }

  /** There is room for another one. */
  left(key: string): void {
    this.#followed.delete(key);
  }

  async *run(context: SourceContext): AsyncGenerator<SourceEvent | NewContainer> {
    let first = true;
    yield* reconnecting(context, LOOK_EVERY_MS, () => {
      const look = this.#look(context, first);
      first = false;
      return look;
    });
  }

  async *#look(context: SourceContext, first: boolean): AsyncGenerator<SourceEvent | NewContainer> {
    const pods = await outputOf(
      kubectl(this.#tail, 'get', 'pods', ...selection(this.#tail), '-o', 'json'),
      context.signal,
    );
    const containers = containersOf(pods);
    if (first && containers.length === 0) throw new SourceError({ kind: 'not-found', what: this.#tail.selector });
    yield { type: 'live', stream: 'pods' };
    const now = context.now();
    for (const container of containers) yield* this.#seen(container, now, first);
    yield* this.#follow(containers);
    for (const [key, container] of this.#known) {
      if (containers.some((one) => one.key === key)) continue;
      this.#known.delete(key);
      this.#begun.delete(key);
      yield lifecycleEvent(container, `Instance ${container.name} is gone`, now);
    }
    yield* this.#events(context, first);
  }

  *#seen(container: Container, now: number, first: boolean): Generator<SourceEvent> {
    const before = this.#known.get(container.key);
    this.#known.set(container.key, container);
    if (!first) yield* lifecycleEvents(before, container, now);
  }

  /** Begins with those that are not followed yet, as far as there is room, and says how many have to wait for it. */
  *#follow(containers: readonly Container[]): Generator<SourceEvent | NewContainer> {
    const followed = this.#followed;
    const begun = this.#begun;
    const tail = this.#tail;
    const most = tail.most ?? MOST_CONTAINERS;
    const left = containers.filter(({ key }) => !followed.has(key) && !(begun.has(key) && this.isOver(key)));
    const next = left.slice(0, Math.max(0, most - followed.size));
    for (const container of next) {
      followed.add(container.key);
      begun.add(container.key);
      yield { type: 'container', container };
    }
    const limit =
      next.length < left.length
        ? ({ kind: 'containers', followed: followed.size, found: followed.size + left.length - next.length } as const)
        : undefined;
    if (JSON.stringify(limit) === this.#told) return;
    this.#told = JSON.stringify(limit);
    yield { type: 'limit', limit };
  }

  /** Probe failures, back-offs, evictions. Who may not read events goes without them. */
  async *#events(context: SourceContext, first: boolean): AsyncGenerator<SourceEvent> {
    const pods = new Set([...this.#known.values()].map(({ name }) => name));
    let output: string;
    try {
      output = await outputOf(kubectl(this.#tail, 'get', 'events', '-o', 'json'), context.signal);
    } catch (error) {
      context.log(`no events: ${error instanceof SourceError ? JSON.stringify(error.failure) : String(error)}`);
      return;
    }
    const told = this.#toldEvents;
    const events = eventsOf(output).filter(({ pod }) => pods.has(pod));
    this.#toldEvents = new Set(events.map(({ key }) => key));
    for (const { key, pod, message, time } of events) {
      if (told.has(key)) continue;
      const now = context.now();
      if (!first || (time ?? 0) > now - RECENT_MS)
        yield lifecycleEvent({ process: 'kubernetes', name: pod }, message, time ?? now);
    }
  }
}

function followContainer(
  tail: KubernetesTail,
  { name: pod, process: name, key, restarts }: Container,
  { context, containers, watch }: { context: SourceContext; containers: Map<string, KnownContainer>; watch: PodWatch },
): AsyncIterable<SourceEvent> {
  // With its type, a name is no option, whatever a server says.
  const logs = (...how: readonly string[]) => ({
    ...kubectl(tail, 'logs', `pod/${pod}`, '--container', name, '--timestamps', '--prefix', ...how),
    encoding: tail.encoding,
  });
  const timeOf = (line: string) => leadingTime(line.slice(line.indexOf('] ') + 2));
  const known = containers.get(key);
  const { replay, past } = known ?? {
    replay: createReplay(),
    past: new ProgramPast({ last: (lines) => logs(`--tail=${lines}`), timeOf, stderr: false }, tail.history),
  };
  containers.set(key, { replay, past });
  if (!known) forgetOldest(containers, MANY_CONTAINERS, (one) => watch.isListed(one));
  const log = {
    command: (since: number | undefined) =>
      logs(
        '--follow',
        since === undefined ? `--tail=${tail.history}` : `--since-time=${new Date(since).toISOString()}`,
      ),
    timeOf,
    past,
    stderr: false,
    between: 2000,
    ended: async () => ({ lines: [], again: !watch.isOver(key) }),
  };
  async function* all(): AsyncGenerator<SourceEvent> {
    try {
      if (restarts > 0 && !known) yield* previous();
      yield* followProgram(log, key, context, replay);
    } catch (error) {
      // The pod is gone; the watch says so.
      if (!(error instanceof SourceError) || error.failure.kind !== 'not-found') throw error;
      yield { type: 'end', stream: key };
    } finally {
      watch.left(key);
    }
  }
  async function* previous(): AsyncGenerator<SourceEvent> {
    const text = await outputOf(logs('--previous', `--tail=${tail.history}`), context.signal).catch(() => '');
    if (text !== '') yield { type: 'bytes', bytes: Buffer.from(text), stream: key };
  }
  return ofStream(key, all());
}
