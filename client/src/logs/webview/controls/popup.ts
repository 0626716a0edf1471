import { visibleText } from '../../../../../server/src/core/text/visible-text.ts';
import { codicon, element } from '../dom.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Shown at the right, muted. */
  readonly note?: string | undefined;
  readonly icon?: string | undefined;
}

/**
 * A button that opens a list in which any number of choices can be ticked. Works by keyboard like a menu. `all` names the
 * choice that takes back all others; where there is none, the button says the same whatever is ticked.
 */
export class MultiSelect {
  readonly #label: string;
  readonly #all: string | undefined;
  readonly #changed: (picked: readonly string[]) => void;
  readonly root = element('div', 'select unused');
  readonly #button = element('button', 'select-button', {
    type: 'button',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  readonly #menu = element('div', 'menu', { role: 'menu', hidden: '' });
  #choices: readonly Choice[] = [];
  #picked: ReadonlySet<string> = new Set();

  constructor(label: string, all: string | undefined, changed: (picked: readonly string[]) => void) {
    this.#label = label;
    this.#all = all;
    this.#changed = changed;
    this.root.append(this.#button, this.#menu);
    this.#button.addEventListener('click', () => this.#toggle());
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.root.contains(event.relatedTarget)) this.#close();
    });
    this.#paintButton();
  }

  setChoices(choices: readonly Choice[]): void {
    if (JSON.stringify(choices) === JSON.stringify(this.#choices)) return;
    this.#choices = choices;
    this.root.classList.toggle('unused', choices.length < 2 && this.#picked.size === 0);
    this.#paintButton();
    if (!this.#menu.hidden) this.#renewMenu();
  }

  setPicked(picked: readonly string[]): void {
    this.#picked = new Set(picked);
    this.#paintButton();
    this.#paintTicks();
  }

  #toggle(): void {
    if (!this.#menu.hidden) {
      this.#close();
      return;
    }
    this.#paintMenu();
    this.#menu.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#items()[0]?.focus();
  }

  #close(): void {
    this.#menu.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #items(): HTMLElement[] {
    return [...this.#menu.querySelectorAll<HTMLElement>('[tabindex]')];
  }

  #focusedItem(): number {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement ? this.#items().indexOf(activeElement) : -1;
  }

  #pick(id: string | undefined): void {
    const next = new Set(id === undefined ? [] : this.#picked);
    if (id !== undefined && !next.delete(id)) next.add(id);
    this.#picked = next;
    this.#paintButton();
    this.#paintTicks();
    this.#changed([...next]);
  }

  #key(event: KeyboardEvent): void {
    if (this.#menu.hidden) return;
    const items = this.#items();
    const at = this.#focusedItem();
    const go = (to: number) => items[(to + items.length) % items.length]?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(items.length - 1);
    else if (event.key === 'Escape') {
      this.#close();
      this.#button.focus();
    } else if (event.key === 'Enter' || event.key === ' ') items[at]?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #paintButton(): void {
    const label = this.#label;
    const all = this.#all;
    const names = this.#choices.filter(({ id }) => this.#picked.has(id)).map(({ label }) => label);
    const [first = label, ...others] = all === undefined ? [] : names;
    const text = others.length === 0 ? first : `${first} +${others.length}`;
    this.#button.classList.toggle('in-use', all !== undefined && this.#picked.size > 0);
    const told = [label, names.join(', ') || all].filter(Boolean).join(': ');
    this.#button.setAttribute('aria-label', visibleText(told));
    this.#button.replaceChildren(element('span', 'select-text', {}, text), codicon('chevron-down'));
  }

  #paintMenu(): void {
    this.#menu.replaceChildren(
      ...(this.#all === undefined ? [] : [this.#item(undefined, { id: '', label: this.#all })]),
      ...this.#choices.map((choice) => this.#item(choice.id, choice)),
    );
  }

  /**
   * Counts change all the time. What an open menu has stays where it is, and new choices come last: otherwise a click would be
   * lost, or meet another choice, when its place changes under the mouse.
   */
  #renewMenu(): void {
    const items = new Map(this.#items().map((item) => [item.dataset['choice'], item]));
    for (const choice of this.#choices) {
      const item = items.get(choice.id);
      if (item) fillItem(item, choice);
      else this.#menu.append(this.#item(choice.id, choice));
      items.delete(choice.id);
    }
    for (const [id, item] of items) {
      if (id === '') continue;
      if (item === document.activeElement) this.#items()[0]?.focus();
      item.remove();
    }
  }

  #isTicked(id: string | undefined): boolean {
    return id === undefined ? this.#picked.size === 0 : this.#picked.has(id);
  }

  #paintTicks(): void {
    for (const item of this.#items()) {
      const on = this.#isTicked(item.dataset['choice'] || undefined);
      item.setAttribute('aria-checked', String(on));
      item.firstElementChild?.classList.toggle('codicon-check', on);
    }
  }

  /** The choice without an id is the one that takes back all others. */
  #item(id: string | undefined, choice: Choice): HTMLElement {
    const on = this.#isTicked(id);
    const item = element(
      'div',
      'menu-item',
      { role: 'menuitemcheckbox', tabindex: '-1', 'aria-checked': String(on), 'data-choice': id ?? '' },
      element('span', `codicon ${on ? 'codicon-check' : ''}`, { 'aria-hidden': 'true' }),
      ...(choice.icon ? [codicon(choice.icon)] : []),
      element('span', 'menu-label'),
      element('span', 'menu-note'),
    );
    fillItem(item, choice);
    item.addEventListener('click', () => this.#pick(id));
    return item;
  }
}

function fillItem(item: HTMLElement, { label, note = '' }: Choice): void {
  const [labelPart, notePart] = [item.querySelector('.menu-label'), item.querySelector('.menu-note')];
  labelPart?.setAttribute('title', visibleText(label));
  for (const [part, text] of [
    [labelPart, label],
    [notePart, note],
  ] as const)
    if (part && part.textContent !== visibleText(text)) part.textContent = visibleText(text);
}
