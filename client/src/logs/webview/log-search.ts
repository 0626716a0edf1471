import type { Found, FromPage } from '../messages/page-protocol.ts';
import type { PageStrings } from '../messages/page-strings.ts';
import { FindWidget } from './controls/find-widget.ts';
import { HitScroll } from './list/hit-scroll.ts';
import type { LogList } from './list/log-list.ts';
import type { Selection } from './list/selection.ts';

type Direction = 'next' | 'previous';

/** Looks for texts and failures among all lines, from the row that the keyboard is on, and brings what was found into sight. */
export class LogSearch {
  readonly #list: LogList;
  readonly #selection: Selection;
  readonly #send: (message: FromPage) => void;
  readonly #widget: FindWidget;
  readonly #hitScroll: HitScroll;

  constructor(strings: PageStrings, list: LogList, selection: Selection, send: (message: FromPage) => void) {
    this.#list = list;
    this.#selection = selection;
    this.#send = send;
    this.#hitScroll = new HitScroll(list.root);
    this.#widget = new FindWidget(strings, {
      look: (search) => send({ type: 'find', ...search, direction: 'previous', from: this.#active }),
      find: (search, direction) => send({ type: 'find', ...search, direction, from: this.#nextTo(direction) }),
      mark: ({ text, regex, matchCase }) => send({ type: 'mark', text, regex, matchCase }),
      closed: () => {
        this.#hitScroll.back();
        list.root.focus();
      },
    });
  }

  get root(): HTMLElement {
    return this.#widget.root;
  }

  open(): void {
    this.#widget.open();
  }

  step(direction: Direction): void {
    this.#widget.step(direction);
  }

  stepFailure(direction: Direction): void {
    this.#send({ type: 'failure', direction, from: this.#nextTo(direction) });
  }

  found(message: Found): void {
    const { total, nth, position } = message;
    // A failure, or a line that was asked for, is not counted: the widget has nothing to say of it.
    if (total > 0 || nth !== undefined || position === undefined) this.#widget.found(message);
    if (position === undefined) return;
    this.#list.reveal(position);
    this.#selection.moveTo(position);
    this.#hitScroll.want();
  }

  /** Rows have been drawn: what was found may be among them. */
  painted(): void {
    this.#hitScroll.painted();
  }

  /** The position of the row that the keyboard is on, the last one before it is on any. */
  get #active(): number {
    return this.#selection.active ?? this.#list.endPosition - 1;
  }

  #nextTo(direction: Direction): number {
    const { active } = this.#selection;
    if (active === undefined) return this.#active;
    return direction === 'next' ? active + 1 : active - 1;
  }
}
