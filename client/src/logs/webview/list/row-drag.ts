import type { LogList } from './log-list.ts';
import { rowIdOf } from './row-element.ts';
import type { Selection } from './selection.ts';

/** Milliseconds between two steps while the mouse is held above or below the list. */
const STEP_MS = 40;
/** Pixels of a step at most. */
const FASTEST = 400;

/**
 * The mouse drawn over rows: within one of them the browser selects text, from one to another the rows are selected. The browser
 * knows only the rows that are in sight: what it would select and copy across them is a part of it, with each column as a line.
 */
export class RowDrag {
  readonly #list: LogList;
  readonly #selection: Selection;
  /** The id of the row where the button went down. */
  #from: number | undefined;
  #isAcross = false;
  #at = { x: 0, y: 0 };
  #timer: number | undefined;

  constructor(list: LogList, selection: Selection) {
    this.#list = list;
    this.#selection = selection;
    list.root.addEventListener('mousedown', (event) => this.#begin(event));
  }

  #begin(event: MouseEvent): void {
    const row = event.button === 0 && event.target instanceof Element && event.target.closest('.row');
    if (!row) return;
    if (event.shiftKey) {
      // The click that follows selects rows.
      event.preventDefault();
      document.getSelection()?.removeAllRanges();
      this.#list.root.focus({ preventScroll: true });
      return;
    }
    this.#end();
    this.#from = rowIdOf(row);
    window.addEventListener('mousemove', this.#move);
    window.addEventListener('mouseup', this.#end);
  }

  readonly #move = (event: MouseEvent): void => {
    if ((event.buttons & 1) === 0) {
      this.#end();
      return;
    }
    this.#at = { x: event.clientX, y: event.clientY };
    const row = this.#rowAtMouse();
    if (!this.#isAcross && (row === undefined || row === this.#from)) return;
    event.preventDefault();
    if (!this.#isAcross && !this.#startAcross()) return;
    this.#extend();
    if (this.#timer === undefined) this.#timer = window.setInterval(() => this.#scroll(), STEP_MS);
  };

  /** False when the row where it began is no longer at hand. */
  #startAcross(): boolean {
    const { loaded, root } = this.#list;
    const position = this.#from === undefined ? undefined : loaded.positionOf(this.#from);
    if (position === undefined) {
      this.#end();
      return false;
    }
    this.#isAcross = true;
    root.classList.add('selecting');
    document.getSelection()?.removeAllRanges();
    this.#selection.moveTo(position);
    return true;
  }

  readonly #end = (): void => {
    window.removeEventListener('mousemove', this.#move);
    window.removeEventListener('mouseup', this.#end);
    window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#isAcross = false;
    this.#list.root.classList.remove('selecting');
  };

  #extend(): void {
    const row = this.#rowAtMouse();
    const position = row === undefined ? undefined : this.#list.loaded.positionOf(row);
    if (position !== undefined && position !== this.#selection.active) this.#selection.moveTo(position, true);
  }

  /** The farther the mouse is outside, the faster. */
  #scroll(): void {
    const { top, bottom } = this.#list.root.getBoundingClientRect();
    const { y } = this.#at;
    const beyond = Math.min(0, y - top) + Math.max(0, y - bottom);
    if (beyond === 0) return;
    this.#list.scrollBy(Math.max(-FASTEST, Math.min(beyond, FASTEST)));
    this.#extend();
  }

  /** The id of the row under the mouse, or of the one nearest to it where the mouse is outside. */
  #rowAtMouse(): number | undefined {
    const { left, top } = this.#list.root.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.#list.root;
    const x = Math.max(left + 1, Math.min(this.#at.x, left + clientWidth - 2));
    const y = Math.max(top + 1, Math.min(this.#at.y, top + clientHeight - 2));
    const row = document.elementFromPoint(x, y)?.closest('.row');
    return row ? rowIdOf(row) : undefined;
  }
}
