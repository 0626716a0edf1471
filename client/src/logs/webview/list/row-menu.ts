import type { Row } from '../../messages/page-protocol.ts';
import type { LogList } from './log-list.ts';
import { rowIdOf } from './row-element.ts';
import type { Selection } from './selection.ts';

/** The row whose menu is open. VS Code names it by its id, but while someone reads the menu a late line may give it another. */
export class RowMenu {
  readonly #list: LogList;
  readonly #selection: Selection;
  #row: Row | undefined;
  /** The part of its text that was selected by mouse; empty when none was. */
  text = '';

  constructor(list: LogList, selection: Selection) {
    this.#list = list;
    this.#selection = selection;
    list.root.addEventListener('mousedown', (event) => this.#pressed(event));
    list.root.addEventListener('contextmenu', (event) => this.#opens(event));
  }

  /** Where the row is now that had this id when the menu was opened. */
  positionOf(id: number): number | undefined {
    const { loaded } = this.#list;
    return this.#row?.id === id ? loaded.placeOf(this.#row) : loaded.positionOf(id);
  }

  /** Looks before the browser does something with the button: on macOS it selects the word that is pointed at. */
  #pressed({ button, target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest('.row') : null;
    const text = document.getSelection();
    this.text = button === 2 && text && row?.contains(text.anchorNode) ? text.toString() : '';
  }

  /** As in other lists, what is pointed at is selected, unless it is a part of the selection. By key the menu is that of the active row. */
  #opens({ target }: MouseEvent): void {
    const list = this.#list;
    const selection = this.#selection;
    const element = target instanceof Element ? target.closest('.row') : null;
    const position = element ? list.loaded.positionOf(rowIdOf(element)) : selection.active;
    this.#row = position === undefined ? undefined : list.loaded.at(position);
    if (position !== undefined && !selection.holds(position)) selection.moveTo(position);
  }
}
