import type { Edge } from '../sources/source.ts';
import type { Page } from './page.ts';
import type { Ring } from './ring.ts';

/** Known lines that are told at most. */
const most = 20_000;

/**
 * Where what the ring has of a source begins. Its instances begin at different times, each with so many lines of its own;
 * so it is the time from which on all of them are known.
 */
export function edgeOf(ring: Ring, source: string): Edge {
  const begins = new Map<number, number>();
  visit(ring, source, (page, at, time) => {
    const pod = page.pod[at] ?? 0;
    begins.set(pod, Math.min(begins.get(pod) ?? time, time));
  });
  if (begins.size === 0) return { time: undefined, lines: [] };
  const time = Math.max(...begins.values());
  const lines: string[] = [];
  visit(ring, source, (page, at, own) => {
    if (Math.floor(own / 1000) <= Math.floor(time / 1000) && lines.length < most) lines.push(page.raw(at));
  });
  return { time, lines };
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
