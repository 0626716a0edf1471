import type { LogLevel } from '../../../../../server/src/core/logs/types.ts';
import type { Facets, RowsMessage, SourceStatus } from '../../messages/page-protocol.ts';
import { type Column, columns, type PageState } from '../../messages/page-state.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { type Filter, isOpen, noFilter } from '../../ring/filter.ts';
import { clock } from '../clock.ts';
import { codicon, element, fill, searchInput, setPressed, toggleButton } from '../dom.ts';
import type { MissingColumns } from '../list/shown-columns.ts';
import { severityIcons } from '../severity.ts';
import { type Choice, MultiSelect } from './popup.ts';

interface FilterEvents {
  filter(filter: Filter): void;
  folding(folded: boolean): void;
  wrap(wrap: boolean): void;
  columns(shown: readonly Column[]): void;
}

const LEVEL_NAMES: readonly LogLevel[] = ['fatal', 'error', 'warning', 'info', 'debug', 'trace'];

/** The line with everything that decides which rows are shown. */
export class FilterBar {
  readonly #strings: PageStrings;
  readonly #events: FilterEvents;
  readonly root = element('div', 'filter-bar', { role: 'group' });
  readonly #input: HTMLInputElement;
  readonly #error = element('div', 'input-error', { role: 'alert', hidden: '' });
  readonly #count = element('span', 'count', { 'aria-live': 'off' });
  readonly #matchCase: HTMLButtonElement;
  readonly #regex: HTMLButtonElement;
  readonly #levels: MultiSelect;
  readonly #processes: MultiSelect;
  readonly #signatures: MultiSelect;
  readonly #sources: MultiSelect;
  readonly #columns: MultiSelect;
  readonly #fold: HTMLButtonElement;
  readonly #wrap: HTMLButtonElement;
  readonly #range = element('button', 'select-button range in-use', { type: 'button', hidden: '' });
  #filter: Filter = noFilter;
  #timer: number | undefined;

  constructor(strings: PageStrings, events: FilterEvents) {
    this.#strings = strings;
    this.#events = events;
    this.root.setAttribute('aria-label', strings.filter);
    this.#input = searchInput(strings.filter, strings.filterPlaceholder);
    this.#input.addEventListener('input', () => this.#soon());
    this.#matchCase = toggleButton('case-sensitive', strings.matchCase, false, (matchCase) =>
      this.#change({ matchCase }),
    );
    this.#regex = toggleButton('regex', strings.useRegex, false, (regex) => this.#change({ regex }));
    this.#levels = new MultiSelect(strings.level, strings.all, (picked) =>
      this.#change({ levels: LEVEL_NAMES.filter((level) => picked.includes(level)) }),
    );
    this.#processes = new MultiSelect(strings.process, strings.all, (processes) => this.#change({ processes }));
    this.#signatures = new MultiSelect(strings.signature, strings.all, (picked) =>
      this.#change({ failures: picked.includes(ANY_FAILURE), signatures: picked.filter((one) => one !== ANY_FAILURE) }),
    );
    this.#sources = new MultiSelect(strings.source, strings.all, (sources) => this.#change({ sources }));
    this.#columns = new MultiSelect(strings.columns, undefined, (picked) =>
      events.columns(columns.filter((column) => picked.includes(column))),
    );
    this.#columns.root.classList.add('at-end');
    this.setMissing({});
    this.#fold = toggleButton('fold', strings.foldRecords, true, (folded) => events.folding(folded));
    this.#wrap = toggleButton('word-wrap', strings.wrap, false, (wrap) => events.wrap(wrap));
    this.#range.title = strings.clearFilter;
    this.#range.addEventListener('click', () => {
      this.#change({ from: undefined, to: undefined });
      this.#paintRange();
    });
    const box = element('div', 'input-box', {}, this.#input, this.#matchCase, this.#regex, this.#error);
    this.root.append(
      box,
      this.#levels.root,
      this.#processes.root,
      this.#sources.root,
      this.#signatures.root,
      this.#range,
      this.#count,
      element('span', 'grow'),
      this.#columns.root,
      this.#fold,
      this.#wrap,
    );
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Shows what was kept. */
  setState({ filter, folded, wrap, columns: shown }: PageState): void {
    this.set(filter);
    setPressed(this.#fold, folded);
    setPressed(this.#wrap, wrap);
    this.#columns.setPicked(shown);
  }

  /** Shows a filter that was kept, or that another part of the page has made. */
  set(filter: Filter): void {
    this.#filter = filter;
    this.#input.value = filter.text;
    setPressed(this.#matchCase, filter.matchCase);
    setPressed(this.#regex, filter.regex);
    this.#levels.setPicked(filter.levels);
    this.#processes.setPicked(filter.processes);
    this.#sources.setPicked(filter.sources);
    this.#paintRange();
    this.#signatures.setPicked([...(filter.failures ? [ANY_FAILURE] : []), ...filter.signatures]);
  }

  setFacets({ processes, levels, signatures, failures }: Facets): void {
    this.#processes.setChoices(processes.map((id) => ({ id, label: id })));
    this.#levels.setChoices(
      LEVEL_NAMES.filter((id) => levels[id] !== undefined).map((id) => ({ id, label: id, note: String(levels[id]) })),
    );
    const choices: Choice[] = signatures.map(({ id, title, severity, count }) => ({
      id,
      label: title,
      note: String(count),
      icon: severityIcons[severity],
    }));
    this.#signatures.setChoices([
      { id: ANY_FAILURE, label: this.#strings.onlyFailures, note: String(failures) },
      ...choices,
    ]);
  }

  setSources(sources: readonly SourceStatus[]): void {
    this.#sources.setChoices(sources.map(({ id, label }) => ({ id, label })));
  }

  /** Of the columns that are wanted and not there the menu says why. */
  setMissing(missing: MissingColumns): void {
    const strings = this.#strings;
    const names = { time: strings.timeRange, process: strings.process, pod: strings.instance };
    const notes = { empty: strings.columnEmpty, narrow: strings.columnNarrow };
    const noteOf = (column: Column) => missing[column] && notes[missing[column]];
    this.#columns.setChoices(columns.map((id) => ({ id, label: names[id], note: noteOf(id) })));
  }

  /** Returns what it says. */
  setCount({ first, end, kept, left, building }: RowsMessage): string {
    const strings = this.#strings;
    const shown = end - first;
    const number = (value: number) => value.toLocaleString(document.documentElement.lang);
    // Lines of a traceback that is folded are not hidden by a filter.
    const isWhole = isOpen(this.#filter) || shown === kept;
    const counted = isWhole
      ? fill(strings.lines, number(kept))
      : fill(strings.shownOfKept, number(shown), number(kept));
    const lost = left > 0 ? [fill(strings.leftBuffer, number(left))] : [];
    const text = building ? strings.building : [counted, ...lost].join(' · ');
    if (text !== this.#count.textContent) {
      this.#count.textContent = text;
      this.#count.title = text;
    }
    return text;
  }

  /** What is wrong with the pattern, or the one that was too slow; both empty when all is well. */
  setError({ invalid, slow }: { readonly invalid: string; readonly slow: string }): void {
    const { invalidPattern, slowPattern } = this.#strings;
    // V8 says the pattern before what is wrong with it: `Invalid regular expression: /(a/i: Unterminated group`.
    const wrong = invalid === '' ? '' : fill(invalidPattern, invalid.slice(invalid.lastIndexOf(': ') + 2));
    const message = slow === '' ? wrong : fill(slowPattern, slow);
    this.#error.textContent = message;
    this.#error.hidden = message === '';
    this.#input.setAttribute('aria-invalid', String(message !== ''));
  }

  /** The span of time that was drawn over in the timeline, with a way to take it back. */
  #paintRange(): void {
    const { from, to } = this.#filter;
    this.#range.hidden = from === undefined && to === undefined;
    const time = (value: number | undefined) => (value === undefined ? '…' : clock(value));
    this.#range.replaceChildren(codicon('clock'), `${time(from)} – ${time(to)}`, codicon('close'));
  }

  #soon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.takeTyped(), 120);
  }

  /** What was typed counts now: another part of the page is about to change the filter. */
  takeTyped(): void {
    if (this.#timer === undefined) return;
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#change({});
  }

  #change(part: Partial<Filter>): void {
    this.#filter = { ...this.#filter, text: this.#input.value, ...part };
    this.#events.filter(this.#filter);
  }
}

const ANY_FAILURE = '*';
