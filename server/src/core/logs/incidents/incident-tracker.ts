/** Folds matched lines into incidents: what happened, since when, how often, and what followed from it. */
import { type Text, t } from '../../text/l10n.ts';
import { shareOf } from '../health/pool-use.ts';
import type { Signature } from '../signatures/signature.ts';
import type { Incident, SignatureSeverity } from '../types.ts';
import { IncidentKeys, unnamedKey } from './incident-keys.ts';
import { OpenIncident } from './open-incident.ts';
import { firstLinked, isLinked, LINK_MS, LOOKED_AT, RelatedIncidents } from './related.ts';
import type { Sighting } from './sighting.ts';
import type { Trouble } from './trouble.ts';

/** Within this time a repeated failure joins its incident, in milliseconds; one that tells of a state until the incident is closed. */
const JOIN_MS = 60_000;
/** An incident without another line for this long is closed, in milliseconds. */
const CLOSE_MS = 5 * 60_000;
/** A failure this soon after a planned stop is part of the rollout, in milliseconds; a proxy may tell of it a moment before. */
const ROLLOUT_MS = 30_000;
/** On so many paths at once it is not about one of them. */
const MANY_PATHS = 4;
/** The most incidents kept. */
const MAX_INCIDENTS = 1000;
/** Beyond that one of the oldest is dropped, of so many the one that nothing was heard of for the longest time. */
const DROPPED_OF = 50;

const CALMER: Readonly<Record<SignatureSeverity, SignatureSeverity>> = {
  critical: 'error',
  error: 'warning',
  warning: 'info',
  info: 'info',
};

export class IncidentTracker {
  readonly #incidents: OpenIncident[] = [];
  /**
   * Open ones by signature and key: the join that nearly every line of a storm takes. A line that does not tell whom it is
   * about joins the one that started last.
   */
  readonly #byKey = new Map<Signature, Map<string, OpenIncident>>();
  readonly #keys = new IncidentKeys();
  readonly #related = new RelatedIncidents();
  #started = 0;
  #now = 0;
  #lastStop = Number.NEGATIVE_INFINITY;

  /** Adds a line; returns the incident that it became part of. */
  add(sighting: Sighting): OpenIncident {
    this.#now = Math.max(this.#now, sighting.arrived);
    const { linked, same } = this.#related.of(sighting.trouble, this.#incidents, this.#withKeyOf);
    const incident = firstLinked(linked.causes, sighting) ?? this.#same(sighting, same) ?? this.#start(sighting);
    incident.add(sighting);
    if (firstLinked(linked.effects, sighting, incident)) this.#takeOver(incident, sighting);
    return incident.signature.per === 'path' ? this.#ofAllPaths(incident, sighting) : incident;
  }

  /** Notes that a process was stopped on purpose: what proxies report in the next seconds is the rollout. */
  stopped(at: number): void {
    this.#lastStop = Math.max(this.#lastStop, at);
  }

  tick(now: number): void {
    this.#now = Math.max(this.#now, now);
  }

  /** Forgets all incidents. Ids are never reused. */
  clear(): void {
    this.#incidents.splice(0);
    this.#byKey.clear();
    this.#related.forget();
  }

  list(): readonly Incident[] {
    return this.#incidents.map((incident) => this.#describe(incident));
  }

  readonly #withKeyOf = (trouble: Trouble): OpenIncident | undefined => {
    // Links ask for the key even of the first line of a signature.
    const key = this.#keys.of(trouble);
    return this.#byKey.get(trouble.signature)?.get(key);
  };

  /** `incident`: the one with the key of the trouble. */
  #same(sighting: Sighting, incident: OpenIncident | undefined): OpenIncident | undefined {
    const joinMs = sighting.trouble.signature.isState ? CLOSE_MS : JOIN_MS;
    if (incident && incident.distanceTo(sighting) < joinMs) return incident;
    const { trouble } = sighting;
    const key = this.#keys.of(trouble);
    const unnamed = unnamedKey(key);
    const known = this.#byKey.get(trouble.signature);
    const before = unnamed === undefined ? undefined : known?.get(unnamed);
    if (before?.isOfAllPaths) return before.distanceTo(sighting) < JOIN_MS ? before : undefined;
    if (!known || !before || before.key !== unnamed || before.distanceTo(sighting) > LINK_MS) return undefined;
    // Of the lines of one failure only the last may say whom it is about: `TimeLimitExceeded(2.0)` names no task.
    before.key = key;
    known.set(key, before);
    this.#related.forget();
    return before;
  }

  #start(sighting: Sighting): OpenIncident {
    const { trouble, at } = sighting;
    const { signature } = trouble;
    const key = this.#keys.of(trouble);
    const incident = new OpenIncident(`${signature.id}#${++this.#started}`, sighting, key);
    const sinceStop = at - this.#lastStop;
    incident.isRollout = signature.cause === 'proxy' && sinceStop > -LINK_MS && sinceStop < ROLLOUT_MS;
    this.#incidents.push(incident);
    this.#related.forget();
    const known = this.#byKey.get(signature) ?? new Map<string, OpenIncident>();
    this.#byKey.set(signature, known.set(key, incident));
    const unnamed = unnamedKey(key);
    if (unnamed !== undefined) known.set(unnamed, incident);
    if (this.#incidents.length > MAX_INCIDENTS) this.#dropOne();
    return incident;
  }

  #dropOne(): void {
    let quietest = 0;
    this.#incidents.slice(0, DROPPED_OF).forEach(({ lastAt }, at, oldest) => {
      if (lastAt < (oldest[quietest]?.lastAt ?? 0)) quietest = at;
    });
    const [dropped] = this.#incidents.splice(quietest, 1);
    this.#forget(dropped);
  }

  /** Makes one of incidents that differ in their path alone, when they are many: the application fails, not a view of it. */
  #ofAllPaths(incident: OpenIncident, sighting: Sighting): OpenIncident {
    if (incident.isOfAllPaths || incident.count > 1) return incident;
    const { signature, key } = incident;
    const place = unnamedKey(key);
    if (place === undefined) return incident;
    const others = this.#incidents.slice(-LOOKED_AT).filter((other) => {
      const isAlike = other.signature === signature && unnamedKey(other.key) === place;
      return isAlike && !other.isOfAllPaths && other.distanceTo(sighting) < JOIN_MS;
    });
    const [first] = others;
    if (!first || others.length < MANY_PATHS) return incident;
    const known = this.#byKey.get(signature);
    for (const other of others.slice(1)) {
      first.absorb(other);
      this.#incidents.splice(this.#incidents.indexOf(other), 1);
    }
    for (const { key: path } of others) known?.set(path, first);
    known?.set(place, first);
    first.isOfAllPaths = true;
    this.#related.forget();
    return first;
  }

  /** Handles a cause that was written after its consequences: their incidents become part of this one. */
  #takeOver(incident: OpenIncident, sighting: Sighting): void {
    const { effects, signature } = sighting.trouble;
    if (!effects || incident.signature !== signature) return;
    for (let i = this.#incidents.length - 1; i >= 0 && i >= this.#incidents.length - LOOKED_AT; i--) {
      const other = this.#incidents[i];
      if (!other || other === incident) continue;
      const link = effects.get(other.signature.id);
      if (!link || !isLinked(link, other, sighting)) continue;
      incident.absorb(other);
      this.#incidents.splice(i, 1);
      this.#related.forget();
      this.#forget(other);
    }
  }

  #forget(incident: OpenIncident | undefined): void {
    if (!incident) return;
    const known = this.#byKey.get(incident.signature);
    const keys = incident.isOfAllPaths ? (known?.keys() ?? []) : [incident.key, unnamedKey(incident.key)];
    for (const key of keys) if (key !== undefined && known?.get(key) === incident) known.delete(key);
  }

  #describe(incident: OpenIncident): Incident {
    const { id, signature, firstSeen, lastSeen, startedAt, lastArrived, count, examples } = incident;
    const quiet = this.#now - lastArrived;
    return {
      id,
      signature: signature.id,
      severity: incident.isRollout ? CALMER[signature.severity] : signature.severity,
      cause: signature.cause,
      title: signature.title,
      state: stateOf(count, quiet),
      firstSeen,
      lastSeen,
      startedAt,
      count,
      signatures: Object.fromEntries(incident.signatures.map(([one, { lines }]) => [one.id, lines])),
      processes: incident.processes,
      about: incident.about,
      sources: [...incident.sources],
      examples,
      evidence: evidenceOf(incident),
      remedies: remediesOf(incident),
    };
  }
}

function stateOf(count: number, quiet: number): Incident['state'] {
  if (quiet > CLOSE_MS) return 'closed';
  return count > 1 && quiet < JOIN_MS ? 'growing' : 'open';
}

function evidenceOf({ signature, signatures, isRollout, peak }: OpenIncident): Text[] {
  const evidence = [...signatures]
    .filter(([one]) => one !== signature)
    .map(([one, { count }]) => t('{what}: {count}', { what: one.title, count }));
  if (peak) {
    const percent = Math.round(shareOf(peak) * 100);
    evidence.unshift(t('At most {used} of {limit} connections were in use ({percent} %).', { ...peak, percent }));
  }
  if (isRollout) evidence.unshift(t('A process was stopped on purpose just before: this looks like a rollout.'));
  return evidence;
}

function remediesOf({ signature }: OpenIncident): Incident['remedies'] {
  return signature.remedies.flatMap(({ recipe, text }) => (recipe ? [{ id: recipe, reason: text }] : [])).slice(0, 2);
}
