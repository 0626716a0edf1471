import type { PageStrings } from '../../messages/page-strings.ts';
import { codicon, element } from '../dom.ts';

export interface EmptyEvents {
  connect(): void;
  connectDemo(): void;
  trust(): void;
  signIn(source: string): void;
  connectAgain(source: string): void;
  clearFilter(): void;
}

/** Why there are no lines, and what a person can do about it: a source where it is about one of them. */
export interface Reason {
  readonly text: string;
  readonly remedy?: keyof typeof icons;
  readonly source?: string;
}

const icons = { signIn: 'key', restart: 'debug-restart', clearFilter: 'clear-all', manageTrust: 'shield' };

/** What stands where there are no lines: why, and how to get some. */
export class EmptyState {
  readonly #strings: PageStrings;
  readonly #events: EmptyEvents;
  readonly root = element('div', 'no-lines');
  #said = '';

  constructor(strings: PageStrings, events: EmptyEvents) {
    this.#strings = strings;
    this.#events = events;
  }

  hide(hidden: boolean): void {
    this.root.hidden = hidden;
  }

  /** Nothing is connected. */
  offer(): void {
    if (this.#said === '*') return;
    this.#said = '*';
    const strings = this.#strings;
    const events = this.#events;
    const connect = button('button', 'plug', strings.connect, () => events.connect());
    const demo = button('button secondary', 'beaker', strings.tryDemo, () => events.connectDemo());
    this.root.replaceChildren(
      element('p', 'muted', {}, strings.noSource),
      element('div', 'no-lines-buttons', {}, connect, demo),
    );
  }

  /** What is said already stays as it is: a button keeps the focus. */
  say(...reasons: readonly Reason[]): void {
    const said = JSON.stringify(reasons);
    if (this.#said === said) return;
    this.#said = said;
    this.root.replaceChildren(...reasons.map((reason) => this.#told(reason)));
  }

  #told({ text, remedy, source = '' }: Reason): HTMLElement {
    const strings = this.#strings;
    const events = this.#events;
    const told = element('div', 'reason', {}, element('p', 'muted', {}, text));
    if (remedy === undefined) return told;
    const done = {
      signIn: () => events.signIn(source),
      restart: () => events.connectAgain(source),
      clearFilter: () => events.clearFilter(),
      manageTrust: () => events.trust(),
    };
    const classes = `button ${remedy === 'signIn' || remedy === 'manageTrust' ? '' : 'secondary'}`;
    told.append(button(classes, icons[remedy], strings[remedy], done[remedy]));
    return told;
  }
}

function button(classes: string, icon: string, name: string, click: () => void): HTMLElement {
  const made = element('button', classes, { type: 'button' }, codicon(icon), name);
  made.addEventListener('click', click);
  return made;
}
