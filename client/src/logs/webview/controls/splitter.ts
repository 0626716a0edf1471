import { element } from '../dom.ts';

const NARROWEST_PX = 180;
const LEFT_FOR_OTHERS_PX = 240;
const KEY_STEP_PX = 20;

/**
 * The line before a part of the page that makes it wider or narrower, by mouse or arrow keys. A double click, or Enter, gives
 * it back the width that the style has for it, whose `--own-width` is the one chosen here.
 */
export class Splitter {
  readonly #part: HTMLElement;
  #width: number;
  readonly #changed: (width: number) => void;
  readonly root = element('div', 'splitter', {
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-valuemin': String(NARROWEST_PX),
  });
  /** Where the mouse was pressed, and how wide the part was. */
  #pressed: { readonly x: number; readonly width: number } | undefined;

  /** `width`: in pixels as `changed` gave it, 0 for that of the style. */
  constructor(label: string, part: HTMLElement, width: number, changed: (width: number) => void) {
    this.#part = part;
    this.#width = width;
    this.#changed = changed;
    const { root } = this;
    root.setAttribute('aria-label', label);
    root.addEventListener('pointerdown', ({ clientX, pointerId }) => {
      this.#pressed = { x: clientX, width: this.#part.offsetWidth };
      root.setPointerCapture(pointerId);
    });
    root.addEventListener('pointermove', ({ clientX }) => {
      if (this.#pressed) this.#show(this.#pressed.width + this.#pressed.x - clientX);
    });
    root.addEventListener('pointerup', () => this.#release());
    root.addEventListener('pointercancel', () => this.#release());
    root.addEventListener('dblclick', () => this.#choose(0));
    root.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: KEY_STEP_PX, ArrowRight: -KEY_STEP_PX }[event.key];
      if (step !== undefined) this.#choose(this.#part.offsetWidth + step);
      else if (event.key === 'Enter') this.#choose(0);
      else return;
      event.preventDefault();
    });
    new ResizeObserver(() => this.#tell()).observe(part);
    this.#show(width);
  }

  #release(): void {
    const pressed = this.#pressed;
    this.#pressed = undefined;
    // A click changes nothing.
    if (pressed && pressed.width !== this.#part.offsetWidth) this.#changed(this.#width);
  }

  #choose(width: number): void {
    this.#show(width);
    this.#changed(this.#width);
  }

  #show(width: number): void {
    this.#width = width === 0 ? 0 : Math.max(NARROWEST_PX, Math.min(width, this.#widest));
    if (this.#width === 0) this.#part.style.removeProperty('--own-width');
    else this.#part.style.setProperty('--own-width', `${this.#width}px`);
  }

  /** Before the page is laid out nothing is known of it: the style has the same limit. */
  get #widest(): number {
    const whole = this.#part.parentElement?.clientWidth ?? 0;
    return whole === 0 ? Number.POSITIVE_INFINITY : Math.max(NARROWEST_PX, whole - LEFT_FOR_OTHERS_PX);
  }

  #tell(): void {
    const widest = this.#widest;
    this.root.setAttribute('aria-valuenow', String(this.#part.offsetWidth));
    if (Number.isFinite(widest)) this.root.setAttribute('aria-valuemax', String(widest));
  }
}
