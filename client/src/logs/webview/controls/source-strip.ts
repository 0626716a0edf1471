import type { SourceStatus } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { element, iconButton } from '../dom.ts';
import { type SourceAction, SourceChip } from './source-chip.ts';

interface SourceEvents {
  source(id: string, action: SourceAction): void;
  connect(): void;
}

/** The sources, each with its colour and how it stands. */
export class SourceStrip {
  readonly #strings: PageStrings;
  readonly #events: SourceEvents;
  readonly root = element('div', 'sources', { role: 'group' });
  readonly #add: HTMLButtonElement;
  #chips: readonly SourceChip[] = [];
  #timer: number | undefined;

  constructor(strings: PageStrings, events: SourceEvents) {
    this.#strings = strings;
    this.#events = events;
    this.root.setAttribute('aria-label', strings.source);
    this.#add = iconButton('add', strings.connect, () => events.connect());
    this.root.append(this.#add);
  }

  set(sources: readonly SourceStatus[]): void {
    const before = this.#chips;
    this.#chips = sources.map((source) => this.#chipFor(source, before));
    for (const chip of before) if (!this.#chips.includes(chip)) chip.root.remove();
    this.#chips.forEach(({ root }, at) => {
      if (this.root.children[at] !== root) this.root.insertBefore(root, this.root.children[at] ?? this.#add);
    });
    this.dispose();
    if (sources.some(({ phase }) => phase === 'waiting')) {
      this.#timer = window.setInterval(() => {
        for (const chip of this.#chips) chip.paint();
      }, 1000);
    }
  }

  /** Nothing counts down any more. */
  dispose(): void {
    window.clearInterval(this.#timer);
  }

  #chipFor(source: SourceStatus, known: readonly SourceChip[]): SourceChip {
    const chip = known.find((one) => one.isFor(source));
    chip?.set(source);
    return chip ?? new SourceChip(source, this.#strings, (action) => this.#events.source(source.id, action));
  }
}
