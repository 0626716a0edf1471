import type { Advice, FromPage, IncidentCard, Row } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { codicon, element, iconButton } from '../dom.ts';
import { inOrder } from '../list/reuse.ts';
import { CardView } from './incident-card.ts';

/** What has happened: a card for every incident, those that go on first, the newest at the top. None moves while it grows. */
export class IncidentList {
  readonly #strings: PageStrings;
  readonly #send: (message: FromPage) => void;
  readonly root = element('section', 'incidents', { role: 'region' });
  readonly #cards = element('div', 'cards', { role: 'list' });
  readonly #none: HTMLElement;
  readonly #pins = element('section', 'pins', { hidden: '' });
  readonly #pinned = element('ul', 'pinned-rows');
  readonly #views = new Map<string, CardView>();
  #open: string | undefined;
  /** An incident that is to be shown as soon as it is known. */
  #wanted: string | undefined;

  constructor(strings: PageStrings, send: (message: FromPage) => void) {
    this.#strings = strings;
    this.#send = send;
    this.#none = element('p', 'muted', {}, strings.noIncidents);
    this.root.setAttribute('aria-label', strings.incidents);
    this.#pins.append(element('h2', 'section-title', {}, strings.pinnedLines), this.#pinned);
    this.root.append(element('h2', 'section-title', {}, strings.incidents), this.#none, this.#cards, this.#pins);
    this.#cards.addEventListener('keydown', (event) => {
      if (this.#key(event)) event.preventDefault();
    });
    this.#createCard = (incident) =>
      new CardView(
        incident,
        strings,
        { send, toggled: (id) => this.#expand(this.#open === id ? undefined : id) },
        this.#open === incident.id,
      );
    this.set([]);
  }

  readonly #createCard: (incident: IncidentCard) => CardView;

  set(incidents: readonly IncidentCard[]): void {
    const sorted = [...incidents]
      .reverse()
      .sort(
        (a, b) =>
          Number(a.state === 'closed') - Number(b.state === 'closed') || (b.firstSeen ?? 0) - (a.firstSeen ?? 0),
      );
    const ids = new Set(sorted.map(({ id }) => id));
    for (const [id, view] of this.#views) {
      if (ids.has(id)) continue;
      view.root.remove();
      this.#views.delete(id);
    }
    for (const incident of sorted) {
      const known = this.#views.get(incident.id);
      if (known) known.set(incident);
      else this.#views.set(incident.id, this.#createCard(incident));
    }
    this.#arrange(sorted.flatMap(({ id }) => this.#views.get(id)?.root ?? []));
    this.root.classList.toggle('none', incidents.length === 0);
    this.#none.hidden = incidents.length > 0;
    this.#cards.hidden = incidents.length === 0;
    if (this.#open !== undefined && !ids.has(this.#open)) this.#expand(undefined);
    if (this.#wanted !== undefined && ids.has(this.#wanted)) this.show(this.#wanted);
  }

  setAdvice(advice: Advice): void {
    this.#views.get(advice.incident)?.setAdvice(advice);
  }

  /** Opens the card and puts the focus on it. */
  show(incident: string): void {
    const view = this.#views.get(incident);
    this.#wanted = view ? undefined : incident;
    if (!view) return;
    this.#expand(incident);
    view.focus();
  }

  /** The rows that the reader has pinned. */
  setPinned(rows: readonly Row[]): void {
    const items = rows.map((row) => {
      const show = element('button', 'pinned-row', { type: 'button', title: row.text }, codicon('pinned'), row.text);
      show.addEventListener('click', () => this.#send({ type: 'locate', id: row.id }));
      const unpin = iconButton('close', this.#strings.unpin, () => this.#send({ type: 'pin', id: row.id }));
      return element('li', '', {}, show, unpin);
    });
    this.#pinned.replaceChildren(...items);
    this.#pins.hidden = rows.length === 0;
    this.root.classList.toggle('has-pins', rows.length > 0);
  }

  /** Arrow keys go from one card to the next, Escape closes the one that is open. */
  #key({ key, target }: KeyboardEvent): boolean {
    const card = [...this.#views.values()].find(({ root }) => target instanceof Node && root.contains(target));
    if (!card) return false;
    if (key === 'Escape' && this.#open !== undefined) {
      this.#expand(undefined);
      card.focus();
      return true;
    }
    if (!(target instanceof HTMLElement && target.matches('.card-head'))) return false;
    const heads = [...this.#cards.querySelectorAll<HTMLElement>('.card-head')];
    const at = heads.indexOf(target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[key];
    if (next === undefined) return false;
    heads[next]?.focus();
    return true;
  }

  #expand(incident: string | undefined): void {
    if (this.#open === incident) return;
    if (this.#open !== undefined) this.#views.get(this.#open)?.setOpen(false);
    this.#open = incident;
    if (incident !== undefined) this.#views.get(incident)?.setOpen(true);
    this.#send({ type: 'look', incident });
  }

  /**
   * Moves only what is not in its place, and gives the focus back to what was moved with it. The open card, if it is in sight,
   * stays where it is whatever comes above it.
   */
  #arrange(roots: readonly HTMLElement[]): void {
    const focused = this.#cards.contains(document.activeElement) ? document.activeElement : null;
    const open = this.#open === undefined ? undefined : this.#views.get(this.#open)?.root;
    const before = open?.getBoundingClientRect();
    inOrder(this.#cards, roots);
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
    if (!open || !before) return;
    const { top, bottom } = this.root.getBoundingClientRect();
    const isInSight = before.bottom > top && before.top < bottom;
    if (isInSight) this.root.scrollTop += open.getBoundingClientRect().top - before.top;
  }
}
