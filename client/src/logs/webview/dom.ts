import { visibleText } from '../../../../server/src/core/text/visible-text.ts';

/** Makes an element. Text goes in as text, never as markup, and with nothing unseen in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  classes = '',
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (classes !== '') made.className = classes;
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, visibleText(value));
  made.append(...children.map((child) => (typeof child === 'string' ? visibleText(child) : child)));
  return made;
}

/** Where a text to look for is typed. */
export function searchInput(label: string, placeholder = label): HTMLInputElement {
  const attributes = { type: 'text', placeholder, 'aria-label': label, spellcheck: 'false' };
  return element('input', 'filter-input', attributes);
}

/** A button with an icon of the codicon font, its name told to those who do not see it. */
export function iconButton(icon: string, label: string, click: (event: MouseEvent) => void): HTMLButtonElement {
  const button = element('button', 'icon-button', { type: 'button', title: label, 'aria-label': label }, codicon(icon));
  button.addEventListener('click', click);
  return button;
}

/** A button that is on or off. */
export function toggleButton(
  icon: string,
  label: string,
  on: boolean,
  changed: (on: boolean) => void,
): HTMLButtonElement {
  const button = iconButton(icon, label, () => {
    const next = button.getAttribute('aria-pressed') !== 'true';
    setPressed(button, next);
    changed(next);
  });
  setPressed(button, on);
  return button;
}

export function setPressed(button: HTMLButtonElement, on: boolean): void {
  button.setAttribute('aria-pressed', String(on));
}

export function codicon(name: string): HTMLElement {
  return element('span', `codicon codicon-${name}`, { 'aria-hidden': 'true' });
}

/** Puts `{0}`, `{1}`, … into a translated sentence. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
