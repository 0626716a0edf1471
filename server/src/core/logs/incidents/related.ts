import type { Signature } from '../signatures/signature.ts';
import type { Link } from './consequences.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Sighting } from './sighting.ts';
import type { Trouble } from './trouble.ts';

/** The most time between cause and consequence, whichever is written first, in milliseconds. */
export const LINK_MS = 5000;
/** The same of links that reach further: britkat1980/giv_tcp#257 has 11 seconds. */
const NAMED_MS = 60_000;
/** systemd 219 may take some seconds to say that a unit has failed whose process it has seen end (Supervisor/supervisor#1193: 7). */
const KEY_MS = 15_000;
/**
 * The longest pause before a dyno that crashes again and again is started (devcenter.heroku.com/articles/dyno-restarts, "Dyno crash
 * restart policy").
 */
const LASTING_MS = 320 * 60_000;
/** So many incidents, the newest, are looked at for a cause or a consequence. */
export const LOOKED_AT = 20;
/** The troubles whose relations are known at once. */
const MAX_TROUBLES = 4000;

interface LinkedIncident {
  readonly incident: OpenIncident;
  readonly link: Link;
  /** As `reachOf` tells it. */
  readonly reach: number;
}

/** Incidents that lines of a signature may be about, the newest first: whether they are depends on time and process. */
interface Linked {
  readonly causes: readonly LinkedIncident[];
  readonly effects: readonly LinkedIncident[];
}

interface Related {
  readonly trouble: Trouble;
  /** The open one with its key. */
  readonly same: OpenIncident | undefined;
  readonly linked: Linked;
}

const NONE: LinkedIncident[] = [];

/** Finds related incidents, and keeps the result until an incident begins or ends: many failures in a row have the same result. */
export class RelatedIncidents {
  /** By the slot of the trouble. */
  readonly #known: Related[] = [];
  readonly #linked = new Map<Signature, Linked>();

  /** An incident has begun or ended, or has another key. */
  forget(): void {
    this.#known.length = 0;
    this.#linked.clear();
  }

  of(
    trouble: Trouble,
    incidents: readonly OpenIncident[],
    same: (trouble: Trouble) => OpenIncident | undefined,
  ): Related {
    const { slot } = trouble;
    // To V8 a place that no array has is the name of a property, which it looks for everywhere.
    const known = slot >= 0 && slot < this.#known.length ? this.#known[slot] : undefined;
    if (known?.trouble === trouble) return known;
    if (this.#known.length === MAX_TROUBLES) this.#known.length = 0;
    const related = { trouble, same: same(trouble), linked: this.#linkedTo(trouble, incidents) };
    trouble.slot = this.#known.push(related) - 1;
    return related;
  }

  /** Where hosts and paths differ there are many troubles of one signature. */
  #linkedTo({ signature, causes, effects }: Trouble, incidents: readonly OpenIncident[]): Linked {
    const known = this.#linked.get(signature);
    if (known) return known;
    const found = { causes: linked(causes, incidents), effects: linked(effects, incidents) };
    this.#linked.set(signature, found);
    return found;
  }
}

/** Those with one of the links. */
function linked(
  links: ReadonlyMap<string, Link> | undefined,
  incidents: readonly OpenIncident[],
): readonly LinkedIncident[] {
  if (!links) return NONE;
  let found = NONE;
  for (let i = incidents.length - 1; i >= 0 && i >= incidents.length - LOOKED_AT; i--) {
    const incident = incidents[i];
    const link = incident && links.get(incident.signature.id);
    if (!link) continue;
    if (found === NONE) found = [];
    found.push({ incident, link, reach: reachOf(link) });
  }
  return found;
}

/**
 * The first of them, besides `but`, that the line is related to. Where failures are few most of them are too far away, and V8 has
 * not optimized this yet: an iterator would cost more than all the rest.
 */
export function firstLinked(
  all: readonly LinkedIncident[],
  sighting: Sighting,
  but?: OpenIncident,
): OpenIncident | undefined {
  for (let i = 0; i < all.length; i++) {
    const one = all[i];
    if (!one || one.incident.distanceTo(sighting) > one.reach || one.incident === but) continue;
    if (isOfSame(one.link, one.incident, sighting)) return one.incident;
  }
  return undefined;
}

export function isLinked(link: Link, incident: OpenIncident, sighting: Sighting): boolean {
  return !(incident.distanceTo(sighting) > reachOf(link)) && isOfSame(link, incident, sighting);
}

function reachOf(link: Link): number {
  if (link === 'named') return NAMED_MS;
  if (link === 'key') return KEY_MS;
  return link === 'lasting' ? LASTING_MS : LINK_MS;
}

/** Whether it is about the same process, or whatever else the link asks for. */
function isOfSame(link: Link, incident: OpenIncident, { pid, trouble }: Sighting): boolean {
  if (link === 'anywhere') return true;
  if (link === 'lasting') return incident.sources.has(trouble.source);
  if (!incident.streams.has(trouble.stream)) return false;
  if (link === 'stream') return true;
  if (link === 'key') return incident.key === trouble.key;
  if (link === 'named') return pid !== undefined && incident.pids.has(pid);
  return pid === undefined || incident.pids.size === 0 || incident.pids.has(pid);
}
