import type { FromWorker } from '../messages/worker-protocol.ts';
import { Delayed, type Later } from './delayed.ts';
import type { LogStore } from './store.ts';

/** Incidents, health, timeline and facets are for reading, not for watching. */
const SUMMARY_EVERY_MS = 500;
/** How often to look whether time alone has changed something. */
const LOOK_EVERY_MS = 4 * SUMMARY_EVERY_MS;

/** What was sent last, before anything was sent: the version of the facets, the others as JSON. */
const NOTHING_SENT = { facets: -1, incidents: '', health: '', timeline: '' };

interface SummaryEnvironment {
  store(): LogStore;
  /** There is a page that wants to know. */
  isAttached(): boolean;
  send(message: FromWorker): void;
  now(): number;
  readonly later: Later;
}

/** Reports changes of what the lines amount to: incidents and health to the extension host, timeline and counts to the page. */
export class Summary {
  readonly #environment: SummaryEnvironment;
  #sent = { ...NOTHING_SENT };
  /** Signatures whose names the page knows. */
  #namedKinds = 0;
  /** How many notices have been reported. */
  #noticed = 0;
  readonly #next: Delayed;

  constructor(environment: SummaryEnvironment) {
    this.#environment = environment;
    this.#next = new Delayed(environment.later, () => this.tell());
  }

  soon(): void {
    this.#next.ask(SUMMARY_EVERY_MS);
  }

  /** Sends what has changed, and looks again as long as there is something that time alone can change. */
  tell(): void {
    const environment = this.#environment;
    const told = this.#sent;
    const store = environment.store();
    const now = environment.now();
    const incidents = store.incidents();
    const encoded = JSON.stringify(incidents);
    if (encoded !== told.incidents) {
      environment.send({ type: 'incidents', incidents });
    }
    const health = store.health(now);
    const encodedHealth = JSON.stringify(health);
    if (encodedHealth !== told.health) {
      environment.send({ type: 'health', health, processes: store.processHealth(now) });
    }
    this.#sent = { ...told, incidents: encoded, health: encodedHealth };
    this.#tellNotices();
    if (environment.isAttached()) this.#tellPage();
    const isAlive = health.requests > 0 || incidents.some((incident) => incident.state !== 'closed');
    if (isAlive) this.#next.ask(LOOK_EVERY_MS);
  }

  /** Rows are labelled with names: the page gets the names of new signatures before it gets their rows. */
  tellNewNames(): void {
    if (this.#environment.store().facets.kinds > this.#namedKinds) this.#tellCounts();
  }

  /** The page knows nothing, or nothing that is still there. */
  forgetTold(): void {
    this.#sent = { ...NOTHING_SENT };
    this.#namedKinds = 0;
  }

  /** Lines are read in another way from now on: notices begin anew. */
  forgetNotices(): void {
    this.#noticed = 0;
  }

  #tellNotices(): void {
    const notices = this.#environment.store().notices();
    for (const text of notices.slice(this.#noticed)) this.#environment.send({ type: 'notice', text });
    this.#noticed = notices.length;
  }

  #tellPage(): void {
    const { facets, timeline } = this.#environment.store();
    if (facets.version !== this.#sent.facets) this.#tellCounts();
    const message = timeline.message();
    const encoded = JSON.stringify(message);
    if (encoded === this.#sent.timeline) return;
    this.#sent.timeline = encoded;
    this.#environment.send({ type: 'page', message });
  }

  #tellCounts(): void {
    const environment = this.#environment;
    const { facets } = environment.store();
    this.#sent.facets = facets.version;
    this.#namedKinds = facets.kinds;
    environment.send({ type: 'counts', counts: facets.counts() });
  }
}
