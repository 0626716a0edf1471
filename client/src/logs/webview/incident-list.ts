import type { IncidentCard, Row } from '../protocol.ts';
import type { PageStrings } from '../strings.ts';
import { clock } from './clock.ts';
import { codicon, element, fill } from './dom.ts';

export interface IncidentEvents {
  show(row: number): void;
  remedy(incident: string, remedy: string): void;
}

/** What has happened: a card for every incident, the newest first. */
export class IncidentList {
  readonly root = element('section', 'incidents', { role: 'region' });
  private readonly cards = element('div', 'cards', { role: 'list' });
  private readonly pins = element('ul', 'pins', { hidden: '' });
  private open: string | undefined;
  private incidents: readonly IncidentCard[] = [];

  constructor(
    private readonly strings: PageStrings,
    private readonly events: IncidentEvents,
  ) {
    this.root.setAttribute('aria-label', strings.incidents);
    this.root.append(element('h2', 'section-title', {}, strings.incidents), this.cards, this.pins);
    this.set([]);
  }

  set(incidents: readonly IncidentCard[]): void {
    this.incidents = [...incidents].sort(
      (a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || (b.lastSeen ?? 0) - (a.lastSeen ?? 0),
    );
    this.paint();
  }

  /** The rows that the reader has pinned. */
  setPinned(rows: readonly Row[]): void {
    const items = rows.map((row) => {
      const show = element('button', 'pinned-row', { type: 'button', title: row.text }, codicon('pinned'), row.text);
      show.addEventListener('click', () => this.events.show(row.id));
      return element('li', '', {}, show);
    });
    this.pins.replaceChildren(...items);
    this.pins.hidden = rows.length === 0;
    this.root.classList.toggle('has-pins', rows.length > 0);
  }

  private paint(): void {
    const { strings } = this;
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['incident'] : undefined;
    this.root.classList.toggle('none', this.incidents.length === 0);
    this.cards.replaceChildren(...this.incidents.map((incident) => this.card(incident)));
    if (this.incidents.length === 0) this.cards.append(element('p', 'muted', {}, strings.noIncidents));
    if (focused !== undefined)
      this.cards.querySelector<HTMLElement>(`[data-incident="${CSS.escape(focused)}"]`)?.focus();
  }

  private card(incident: IncidentCard): HTMLElement {
    const open = this.open === incident.id;
    const head = element(
      'button',
      'card-head',
      { type: 'button', 'aria-expanded': String(open), 'data-incident': incident.id },
      codicon(incident.severity === 'warning' ? 'warning' : incident.severity === 'info' ? 'info' : 'error'),
      element('span', 'card-title', {}, incident.title),
      element('span', 'card-count', {}, `×${incident.count}`),
    );
    head.addEventListener('click', () => {
      this.open = open ? undefined : incident.id;
      this.paint();
    });
    const card = element(
      'article',
      `card severity-${incident.severity} state-${incident.state}`,
      { role: 'listitem' },
      head,
      this.facts(incident),
    );
    if (open) card.append(this.body(incident));
    return card;
  }

  private facts(incident: IncidentCard): HTMLElement {
    const { strings } = this;
    const states = { open: strings.stateOpen, growing: strings.stateGrowing, closed: strings.stateClosed };
    const facts = [
      states[incident.state],
      ...(incident.firstSeen === undefined ? [] : [fill(strings.since, clock(incident.firstSeen))]),
      incident.processes.join(', '),
    ];
    return element('p', 'card-facts muted', {}, facts.filter((fact) => fact !== '').join(' · '));
  }

  private body(incident: IncidentCard): HTMLElement {
    const { strings, events } = this;
    const body = element('div', 'card-body');
    if (incident.evidence.length > 0) {
      body.append(
        element('h3', '', {}, strings.cause),
        element('ul', '', {}, ...incident.evidence.map((text) => element('li', '', {}, text))),
      );
    }
    if (incident.remedies.length > 0) body.append(element('h3', '', {}, strings.remedy));
    for (const { id, title, reason } of incident.remedies) {
      const button = element('button', 'link', { type: 'button' }, title);
      button.addEventListener('click', () => events.remedy(incident.id, id));
      body.append(element('p', 'remedy', {}, codicon('lightbulb'), button, element('span', 'muted', {}, reason)));
    }
    const [first] = incident.rows;
    if (first !== undefined) {
      const show = element('button', 'text-button', { type: 'button' }, codicon('list-selection'), strings.showLines);
      show.addEventListener('click', () => events.show(first));
      body.append(show);
    }
    return body;
  }
}
