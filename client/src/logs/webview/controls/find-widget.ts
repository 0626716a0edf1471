import type { Found } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import type { Search } from '../../ring/filter.ts';
import { element, fill, iconButton, searchInput, toggleButton } from '../dom.ts';

interface FindEvents {
  find(search: Search, direction: 'next' | 'previous'): void;
  /** Something else is looked for: in the row that the reader is on, or the nearest one before it. */
  look(search: Search): void;
  /** What to mark in the rows has changed. */
  mark(search: Search): void;
  closed(): void;
}

/** Looks for text without hiding anything: the box in the corner that every editor has. */
export class FindWidget {
  readonly #strings: PageStrings;
  readonly #events: FindEvents;
  readonly root = element('div', 'find', { role: 'search', hidden: '' });
  readonly #input: HTMLInputElement;
  readonly #result = element('span', 'find-result', { role: 'status' });
  #search: Search = { text: '', regex: false, matchCase: false };

  constructor(strings: PageStrings, events: FindEvents) {
    this.#strings = strings;
    this.#events = events;
    this.root.setAttribute('aria-label', strings.find);
    this.#input = searchInput(strings.find);
    this.#input.addEventListener('input', () => this.#change({ text: this.#input.value }));
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      // On a button it presses that.
      else if (event.key === 'Enter' && event.target === this.#input) this.step(event.shiftKey ? 'previous' : 'next');
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    const box = element(
      'div',
      'input-box',
      {},
      this.#input,
      toggleButton('case-sensitive', strings.matchCase, false, (matchCase) => this.#change({ matchCase })),
      toggleButton('regex', strings.useRegex, false, (regex) => this.#change({ regex })),
    );
    this.root.append(
      box,
      this.#result,
      iconButton('arrow-up', strings.findPrevious, () => this.step('previous')),
      iconButton('arrow-down', strings.findNext, () => this.step('next')),
      iconButton('close', strings.closeFind, () => this.close()),
    );
  }

  open(): void {
    this.root.hidden = false;
    this.#input.focus();
    this.#input.select();
    this.#events.mark(this.#search);
  }

  close(): void {
    this.root.hidden = true;
    this.#events.mark({ ...this.#search, text: '' });
    this.#events.closed();
  }

  step(direction: 'next' | 'previous'): void {
    if (this.#search.text !== '') this.#events.find(this.#search, direction);
  }

  found(found: Found): void {
    this.root.classList.toggle('none', found.position === undefined);
    this.#result.textContent = this.#resultText(found);
  }

  #resultText({ position, nth, total, slow }: Found): string {
    const strings = this.#strings;
    if (slow) return strings.tooSlow;
    return position === undefined ? strings.noResults : fill(strings.nthOfTotal, nth ?? '?', total);
  }

  #change(part: Partial<Search>): void {
    this.#search = { ...this.#search, ...part };
    this.#events.mark(this.#search);
    if (this.#search.text === '') this.#result.textContent = '';
    else this.#events.look(this.#search);
  }
}
