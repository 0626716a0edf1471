import type { Signature } from '../signatures/signature.ts';
import type { Incident } from '../types.ts';

/** Matches of one kind belong together while the gap between them is shorter. */
const JOIN_MS = 60_000;
/** After so long without another match an incident is closed. */
const CLOSE_MS = 5 * 60_000;
const EXAMPLES = 3;

/** One matched line, as the tracker sees it. */
export interface Sighting {
  readonly signature: Signature;
  readonly fields: Readonly<Record<string, string>>;
  readonly sequence: number;
  readonly source: string;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly pid: number | undefined;
  /** Milliseconds since the epoch; undefined when neither the line nor its stream has told a time. */
  readonly time: number | undefined;
  /** When the line came in. */
  readonly arrived: number;
}

interface OpenIncident {
  readonly id: string;
  readonly signature: Signature;
  firstSeen: number | undefined;
  lastSeen: number | undefined;
  lastArrived: number;
  count: number;
  readonly signatures: Map<string, number>;
  readonly processes: Set<string>;
  readonly firstExamples: number[];
  readonly lastExamples: number[];
}

export class IncidentTracker {
  readonly #incidents: OpenIncident[] = [];
  #now = 0;

  add(sighting: Sighting): void {
    const { signature, time, arrived } = sighting;
    this.#now = Math.max(this.#now, arrived);
    const open = this.#incidents.find((one) => one.signature === signature && near(one, time, arrived));
    const incident = open ?? this.#start(sighting);
    incident.count++;
    incident.lastSeen = time ?? incident.lastSeen;
    incident.firstSeen ??= time;
    incident.lastArrived = arrived;
    incident.signatures.set(signature.id, (incident.signatures.get(signature.id) ?? 0) + 1);
    if (sighting.process) incident.processes.add(sighting.process);
    if (incident.firstExamples.length < EXAMPLES) incident.firstExamples.push(sighting.sequence);
    else {
      incident.lastExamples.push(sighting.sequence);
      if (incident.lastExamples.length > EXAMPLES) incident.lastExamples.shift();
    }
  }

  tick(now: number): void {
    this.#now = Math.max(this.#now, now);
  }

  list(): readonly Incident[] {
    return this.#incidents.map((one) => ({
      id: one.id,
      signature: one.signature.id,
      severity: one.signature.severity,
      cause: one.signature.cause,
      title: one.signature.title,
      state: this.#now - one.lastArrived > CLOSE_MS ? 'closed' : 'open',
      firstSeen: one.firstSeen,
      lastSeen: one.lastSeen,
      count: one.count,
      signatures: Object.fromEntries(one.signatures),
      processes: [...one.processes],
      examples: [...one.firstExamples, ...one.lastExamples],
      evidence: [],
      remedies: one.signature.remedies
        .flatMap(({ recipe, text }) => (recipe ? [{ id: recipe, reason: text }] : []))
        .slice(0, 2),
    }));
  }

  #start({ signature, time, arrived }: Sighting): OpenIncident {
    const incident: OpenIncident = {
      id: `${signature.id}#${this.#incidents.length + 1}`,
      signature,
      firstSeen: time,
      lastSeen: time,
      lastArrived: arrived,
      count: 0,
      signatures: new Map(),
      processes: new Set(),
      firstExamples: [],
      lastExamples: [],
    };
    this.#incidents.push(incident);
    return incident;
  }
}

function near(incident: OpenIncident, time: number | undefined, arrived: number): boolean {
  if (time === undefined || incident.lastSeen === undefined) return arrived - incident.lastArrived < JOIN_MS;
  return Math.abs(time - incident.lastSeen) < JOIN_MS;
}
