import type { OlderLine } from '../source.ts';
import { ingressEntry } from './ingress-entry.ts';
import type { CollectedLog, Hit } from './search.ts';

/** An entry of the log search as a line of one of the source's streams. */
export function lineOfHit(log: CollectedLog, { entry }: Hit): OlderLine {
  if (log === 'ingress') return { stream: 'ingress', line: JSON.stringify(ingressEntry(entry)) };
  // Entries of one instance are one stream.
  return { stream: String(entry['pod_name'] ?? ''), line: JSON.stringify(entry) };
}
