import type { Beginning, Edge } from '../sources/source.ts';
import type { Page } from './page.ts';
import type { Ring } from './ring.ts';

/** The most lines of one second that are passed on as known. */
const MOST_LINES = 20_000;

/** Where what the ring has of a source begins, and of each of its instances. */
export function edgeOf(ring: Ring, source: string): Edge {
  const first = new Map<number, number>();
  visit(ring, source, (page, at, time) => {
    const pod = page.pod[at] ?? 0;
    first.set(pod, Math.min(first.get(pod) ?? time, time));
  });
  if (first.size === 0) return { all: undefined, instances: new Map() };
  const oldest = Math.min(...first.values());
  const lines = new Map([...first.keys()].map((pod) => [pod, [] as string[]]));
  const all: string[] = [];
  visit(ring, source, (page, at, time) => {
    const pod = page.pod[at] ?? 0;
    const own = lines.get(pod);
    if (own && second(time) === second(first.get(pod) ?? 0) && own.length < MOST_LINES) own.push(page.raw(at));
    if (second(time) === second(oldest) && all.length < MOST_LINES) all.push(page.raw(at));
  });
  const instances = new Map<string, Beginning>();
  for (const [pod, time] of first) {
    instances.set(ring.dictionary.pods.name(pod) ?? '', { time, lines: lines.get(pod) ?? [] });
  }
  return { all: { time: oldest, lines: all }, instances };
}

function second(time: number): number {
  return Math.floor(time / 1000);
}

function visit(ring: Ring, source: string, call: (page: Page, at: number, time: number) => void): void {
  for (let id = ring.first; id < ring.end; id++) {
    const page = ring.pageOf(id);
    if (!page) continue;
    const at = id - page.firstId;
    const time = page.time[at] ?? Number.NaN;
    if (!Number.isNaN(time) && ring.dictionary.sources.name(page.source[at] ?? 0) === source) call(page, at, time);
  }
}
