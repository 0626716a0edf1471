import { type Container, containersOf, eventsOf } from './kubernetes-objects.ts';
import { lifecycleEvent, lifecycleEvents } from './lifecycle.ts';
import { Merger } from './merger.ts';
import { createReplay, followProgram, leadingTime, outputOf } from './program-log.ts';
import type { ReplayFilter } from './replay-filter.ts';
import { reconnecting } from './retry.ts';
import { type LogSource, ofStream, type SourceContext, SourceError, type SourceEvent } from './source.ts';

export interface KubernetesTail {
  /** Of the user's configuration; undefined means the current one. */
  readonly context: string | undefined;
  readonly namespace: string | undefined;
  /** Label selector (`app=shop`), or the name of one pod. */
  readonly selector: string;
  readonly history: number;
}

interface NewContainer {
  readonly type: 'container';
  readonly container: Container;
}

/** Between two looks at the pods (milliseconds). */
const lookEvery = 5000;
/** Events before the first look that are still told (milliseconds). */
const recent = 10 * 60_000;
/** Containers that are followed at the same time: each is a program of its own. */
const most = 30;

/** `kubectl logs -f` of every container that the selector names, also of those that come later, and their life. */
export function kubernetesSource(tail: KubernetesTail): LogSource {
  const replays = new Map<string, ReplayFilter>();
  return { run: (context) => run(tail, context, replays) };
}

async function* run(
  tail: KubernetesTail,
  context: SourceContext,
  replays: Map<string, ReplayFilter>,
): AsyncGenerator<SourceEvent> {
  const merger = new Merger<SourceEvent | NewContainer>();
  merger.add(watched(new PodWatch(tail).run(context)));
  for await (const event of merger) {
    if (event.type === 'container') merger.add(followContainer(tail, event.container, context, replays));
    else yield event;
  }
}

/** A lost connection of the watch is told apart from those of the containers. */
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
  private known = new Map<string, Container>();
  private followed = 0;
  private readonly toldEvents = new Set<string>();

  constructor(private readonly tail: KubernetesTail) {}

  async *run(context: SourceContext): AsyncGenerator<SourceEvent | NewContainer> {
    let first = true;
    yield* reconnecting(context, lookEvery, () => {
      const look = this.look(context, first);
      first = false;
      return look;
    });
  }

  private async *look(context: SourceContext, first: boolean): AsyncGenerator<SourceEvent | NewContainer> {
    const pods = await outputOf(kubectl(this.tail, 'get', 'pods', ...selection(this.tail), '-o', 'json'), context);
    const containers = containersOf(pods);
    if (first && containers.length === 0) throw new SourceError({ kind: 'not-found', what: this.tail.selector });
    yield { type: 'live', stream: 'pods' };
    const now = context.now();
    for (const container of containers) yield* this.seen(container, now, first);
    for (const [key, container] of this.known) {
      if (containers.some((one) => one.key === key)) continue;
      this.known.delete(key);
      yield lifecycleEvent(container, `Instance ${container.name} is gone`, now);
    }
    yield* this.events(context, first);
  }

  private *seen(container: Container, now: number, first: boolean): Generator<SourceEvent | NewContainer> {
    const before = this.known.get(container.key);
    this.known.set(container.key, container);
    if (!first) yield* lifecycleEvents(before, container, now);
    if (before || this.followed >= most) return;
    this.followed++;
    yield { type: 'container', container };
  }

  /** Probe failures, back-offs, evictions. Who may not read events goes without them. */
  private async *events(context: SourceContext, first: boolean): AsyncGenerator<SourceEvent> {
    const pods = new Set([...this.known.values()].map(({ name }) => name));
    let output: string;
    try {
      output = await outputOf(kubectl(this.tail, 'get', 'events', '-o', 'json'), context);
    } catch (error) {
      context.log(`no events: ${error instanceof SourceError ? JSON.stringify(error.failure) : String(error)}`);
      return;
    }
    for (const { key, pod, message, time } of eventsOf(output)) {
      if (!pods.has(pod) || this.toldEvents.has(key)) continue;
      this.toldEvents.add(key);
      const now = context.now();
      if (!first || (time ?? 0) > now - recent)
        yield lifecycleEvent({ process: 'kubernetes', name: pod }, message, time ?? now);
    }
  }
}

function followContainer(
  tail: KubernetesTail,
  container: Container,
  context: SourceContext,
  replays: Map<string, ReplayFilter>,
): AsyncIterable<SourceEvent> {
  const { name: pod, process: name, key, restarts } = container;
  const known = replays.get(key);
  const replay = known ?? createReplay();
  replays.set(key, replay);
  const own = ['logs', pod, '--container', name, '--timestamps', '--prefix'];
  const log = {
    command: (since: number | undefined) =>
      kubectl(
        tail,
        ...own,
        '--follow',
        ...(since === undefined ? [`--tail=${tail.history}`] : [`--since-time=${new Date(since).toISOString()}`]),
      ),
    timeOf: (line: string) => leadingTime(line.slice(line.indexOf('] ') + 2)),
    stderr: false,
    between: 2000,
  };
  async function* all(): AsyncGenerator<SourceEvent> {
    try {
      if (restarts > 0 && !known) yield* previous();
      yield* followProgram(log, key, context, replay);
    } catch (error) {
      // The pod is gone; the watch says so.
      if (!(error instanceof SourceError) || error.failure.kind !== 'not-found') throw error;
      yield { type: 'end', stream: key };
    }
  }
  async function* previous(): AsyncGenerator<SourceEvent> {
    const text = await outputOf(kubectl(tail, ...own, '--previous', `--tail=${tail.history}`), context).catch(() => '');
    if (text !== '') yield { type: 'bytes', bytes: Buffer.from(text), stream: key };
  }
  return ofStream(key, all());
}
