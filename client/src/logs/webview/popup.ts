import { codicon, element } from './dom.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Shown at the right, muted. */
  readonly note?: string | undefined;
  readonly icon?: string | undefined;
}

/** A button that opens a list in which any number of choices can be ticked. Works by keyboard like a menu. */
export class MultiSelect {
  readonly root = element('div', 'select unused');
  private readonly button = element('button', 'select-button', {
    type: 'button',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  private readonly menu = element('div', 'menu', { role: 'menu', hidden: '' });
  private choices: readonly Choice[] = [];
  private picked: ReadonlySet<string> = new Set();

  constructor(
    private readonly label: string,
    private readonly all: string,
    private readonly changed: (picked: readonly string[]) => void,
    readonly single = false,
  ) {
    this.root.append(this.button, this.menu);
    this.button.addEventListener('click', () => this.toggle());
    this.root.addEventListener('keydown', (event) => this.key(event));
    this.root.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.root.contains(event.relatedTarget)) this.close();
    });
    this.paintButton();
  }

  setChoices(choices: readonly Choice[]): void {
    if (JSON.stringify(choices) === JSON.stringify(this.choices)) return;
    this.choices = choices;
    this.root.classList.toggle('unused', choices.length < 2 && this.picked.size === 0);
    this.paintButton();
    if (!this.menu.hidden) this.paintMenu();
  }

  setPicked(picked: readonly string[]): void {
    this.picked = new Set(picked);
    this.paintButton();
    if (!this.menu.hidden) this.paintMenu();
  }

  private toggle(): void {
    if (!this.menu.hidden) {
      this.close();
      return;
    }
    this.paintMenu();
    this.menu.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.items()[0]?.focus();
  }

  private close(): void {
    this.menu.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
  }

  private items(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('[tabindex]')];
  }

  private focusedItem(): number {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement ? this.items().indexOf(activeElement) : -1;
  }

  private pick(id: string | undefined): void {
    const next = new Set(this.single || id === undefined ? [] : this.picked);
    if (id !== undefined && !(this.picked.has(id) && next.delete(id))) next.add(id);
    if (this.single && id !== undefined && this.picked.has(id)) next.delete(id);
    this.picked = next;
    this.paintButton();
    const at = this.focusedItem();
    this.paintMenu();
    this.items()[at]?.focus();
    this.changed([...next]);
    if (this.single) this.close();
  }

  private key(event: KeyboardEvent): void {
    if (this.menu.hidden) return;
    const items = this.items();
    const at = this.focusedItem();
    const go = (to: number) => items[(to + items.length) % items.length]?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(items.length - 1);
    else if (event.key === 'Escape') {
      this.close();
      this.button.focus();
    } else if (event.key === 'Enter' || event.key === ' ') items[at]?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private paintButton(): void {
    const names = this.choices.filter(({ id }) => this.picked.has(id)).map(({ label }) => label);
    const text =
      names.length === 0 ? this.label : names.length === 1 ? (names[0] ?? '') : `${names[0]} +${names.length - 1}`;
    this.button.classList.toggle('in-use', this.picked.size > 0);
    this.button.setAttribute('aria-label', `${this.label}: ${names.join(', ') || this.all}`);
    this.button.replaceChildren(element('span', 'select-text', {}, text), codicon('chevron-down'));
  }

  private paintMenu(): void {
    this.menu.replaceChildren(
      this.item(undefined, { id: '', label: this.all }),
      ...this.choices.map((choice) => this.item(choice.id, choice)),
    );
  }

  private item(id: string | undefined, { label, note, icon }: Choice): HTMLElement {
    const on = id === undefined ? this.picked.size === 0 : this.picked.has(id);
    const role = this.single ? 'menuitemradio' : 'menuitemcheckbox';
    const item = element(
      'div',
      'menu-item',
      { role, tabindex: '-1', 'aria-checked': String(on) },
      element('span', `codicon ${on ? 'codicon-check' : ''}`, { 'aria-hidden': 'true' }),
      ...(icon ? [codicon(icon)] : []),
      element('span', 'menu-label', {}, label),
      element('span', 'menu-note', {}, note ?? ''),
    );
    item.addEventListener('click', () => this.pick(id));
    return item;
  }
}
