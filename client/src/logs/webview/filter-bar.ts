import type { LogLevel, SignatureSeverity } from '../../../../server/src/core/logs/types.ts';
import type { Facets, SourceStatus } from '../protocol.ts';
import { type Filter, isOpen, noFilter } from '../ring/filter.ts';
import type { PageStrings } from '../strings.ts';
import { clock } from './clock.ts';
import { codicon, element, fill, setPressed, toggleButton } from './dom.ts';
import { type Choice, MultiSelect } from './popup.ts';

export interface FilterEvents {
  filter(filter: Filter): void;
  folding(folded: boolean): void;
  wrap(wrap: boolean): void;
  nextFailure(direction: 'next' | 'previous'): void;
}

const levelNames: readonly LogLevel[] = ['fatal', 'error', 'warning', 'info', 'debug', 'trace'];
const severityIcons: Readonly<Record<SignatureSeverity, string>> = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'info',
};

/** The line with everything that decides which rows are shown. */
export class FilterBar {
  readonly root = element('div', 'filter-bar', { role: 'toolbar' });
  private readonly input: HTMLInputElement;
  private readonly error = element('div', 'input-error', { role: 'alert', hidden: '' });
  private readonly count = element('span', 'count', { 'aria-live': 'off' });
  private readonly matchCase: HTMLButtonElement;
  private readonly regex: HTMLButtonElement;
  private readonly levels: MultiSelect;
  private readonly processes: MultiSelect;
  private readonly signatures: MultiSelect;
  private readonly sources: MultiSelect;
  private readonly range = element('button', 'select-button in-use', { type: 'button', hidden: '' });
  private filter: Filter = noFilter;
  private timer: number | undefined;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: FilterEvents,
  ) {
    this.root.setAttribute('aria-label', strings.filter);
    this.input = element('input', 'filter-input', {
      type: 'text',
      placeholder: strings.filterPlaceholder,
      'aria-label': strings.filter,
      spellcheck: 'false',
    });
    this.input.addEventListener('input', () => this.soon());
    this.matchCase = toggleButton('case-sensitive', strings.matchCase, false, (matchCase) =>
      this.change({ matchCase }),
    );
    this.regex = toggleButton('regex', strings.useRegex, false, (regex) => this.change({ regex }));
    this.levels = new MultiSelect(strings.level, strings.all, (picked) =>
      this.change({ levels: levelNames.filter((level) => picked.includes(level)) }),
    );
    this.processes = new MultiSelect(strings.process, strings.all, (processes) => this.change({ processes }));
    this.signatures = new MultiSelect(strings.signature, strings.all, (picked) =>
      this.change({ failures: picked.includes(anyFailure), signatures: picked.filter((one) => one !== anyFailure) }),
    );
    this.sources = new MultiSelect(strings.source, strings.all, (sources) => this.change({ sources }));
    this.range.title = strings.clearFilter;
    this.range.addEventListener('click', () => {
      this.change({ from: undefined, to: undefined });
      this.paintRange();
    });
    const box = element('div', 'input-box', {}, this.input, this.matchCase, this.regex, this.error);
    this.root.append(
      box,
      this.levels.root,
      this.processes.root,
      this.sources.root,
      this.signatures.root,
      this.range,
      this.count,
      element('span', 'grow'),
      toggleButton('fold', strings.foldRecords, true, (folded) => events.folding(folded)),
      toggleButton('word-wrap', strings.wrap, false, (wrap) => events.wrap(wrap)),
    );
  }

  get value(): Filter {
    return this.filter;
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Shows a filter that was kept, or that another part of the page has made. */
  set(filter: Filter): void {
    this.filter = filter;
    this.input.value = filter.text;
    setPressed(this.matchCase, filter.matchCase);
    setPressed(this.regex, filter.regex);
    this.levels.setPicked(filter.levels);
    this.processes.setPicked(filter.processes);
    this.sources.setPicked(filter.sources);
    this.paintRange();
    this.signatures.setPicked([...(filter.failures ? [anyFailure] : []), ...filter.signatures]);
  }

  setFacets({ processes, levels, signatures, failures }: Facets): void {
    this.processes.setChoices(processes.map((id) => ({ id, label: id })));
    this.levels.setChoices(
      levelNames.filter((id) => levels[id] !== undefined).map((id) => ({ id, label: id, note: String(levels[id]) })),
    );
    const choices: Choice[] = signatures.map(({ id, title, severity, count }) => ({
      id,
      label: title,
      note: String(count),
      icon: severityIcons[severity],
    }));
    this.signatures.setChoices([
      { id: anyFailure, label: this.strings.onlyFailures, note: String(failures) },
      ...choices,
    ]);
  }

  setSources(sources: readonly SourceStatus[]): void {
    this.sources.setChoices(sources.map(({ id, label }) => ({ id, label })));
  }

  setCount(shown: number, kept: number, building: boolean): void {
    const { strings } = this;
    const number = (value: number) => value.toLocaleString(document.documentElement.lang);
    if (building) this.count.textContent = strings.building;
    // Lines of a traceback that is folded are not hidden by a filter.
    else if (isOpen(this.filter) || shown === kept) this.count.textContent = fill(strings.lines, number(kept));
    else this.count.textContent = fill(strings.shownOfKept, number(shown), number(kept));
  }

  setError(message: string): void {
    this.error.textContent = message;
    this.error.hidden = message === '';
    this.input.setAttribute('aria-invalid', String(message !== ''));
  }

  /** The span of time that was drawn over in the timeline, with a way to take it back. */
  private paintRange(): void {
    const { from, to } = this.filter;
    this.range.hidden = from === undefined && to === undefined;
    const time = (value: number | undefined) => (value === undefined ? '…' : clock(value));
    this.range.replaceChildren(codicon('clock'), `${time(from)} – ${time(to)}`, codicon('close'));
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.change({ text: this.input.value }), 120);
  }

  private change(part: Partial<Filter>): void {
    this.filter = { ...this.filter, text: this.input.value, ...part };
    this.events.filter(this.filter);
  }
}

const anyFailure = '*';
