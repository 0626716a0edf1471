import type { PageState } from '../messages/page-state.ts';
import type { PageStrings } from '../messages/page-strings.ts';
import { Splitter } from './controls/splitter.ts';
import { element, setPressed, toggleButton } from './dom.ts';

interface PageParts {
  readonly filterBar: HTMLElement;
  readonly sources: HTMLElement;
  readonly timeline: HTMLElement;
  readonly health: HTMLElement;
  readonly find: HTMLElement;
  readonly list: HTMLElement;
  readonly notices: readonly HTMLElement[];
  readonly incidents: HTMLElement;
  readonly announcer: HTMLElement;
}

/** Where the parts of the page are, and which of them the reader wants to see. */
export class PageLayout {
  readonly #keep: (part: Partial<PageState>) => void;
  readonly root = element('main', 'page no-sources');
  readonly #incidentsButton: HTMLButtonElement;

  /** `keep`: what the reader has chosen is to be the same in the next page. */
  constructor(parts: PageParts, strings: PageStrings, state: PageState, keep: (part: Partial<PageState>) => void) {
    this.#keep = keep;
    const toggle = (part: 'timeline' | 'incidents', icon: string) => {
      this.root.classList.toggle(`no-${part}`, !state[part]);
      return toggleButton(icon, strings[part], state[part], (on) => this.#show(part, on));
    };
    const timelineButton = toggle('timeline', 'graph');
    this.#incidentsButton = toggle('incidents', 'layout-sidebar-right');
    parts.filterBar.append(timelineButton, this.#incidentsButton);
    const splitter = new Splitter(strings.incidentsWidth, parts.incidents, state.incidentsWidth, (incidentsWidth) =>
      keep({ incidentsWidth }),
    );
    const lines = element('div', 'lines', {}, parts.find, parts.list, ...parts.notices);
    this.root.append(
      parts.filterBar,
      element('div', 'overview', {}, parts.sources, parts.timeline, parts.health),
      element('div', 'body', {}, lines, splitter.root, parts.incidents),
      parts.announcer,
    );
  }

  showIncidents(): void {
    setPressed(this.#incidentsButton, true);
    this.#show('incidents', true);
  }

  /** `sources`: how many are connected; `hasLines`: there are lines, though perhaps of none of them. */
  setSources(sources: number, hasLines: boolean): void {
    this.root.classList.toggle('no-sources', sources === 0 && !hasLines);
    this.root.classList.toggle('many-sources', sources > 1);
  }

  #show(part: 'timeline' | 'incidents', on: boolean): void {
    this.root.classList.toggle(`no-${part}`, !on);
    this.#keep({ [part]: on });
  }
}
