import type { Facets, FromPage, PageCommand, RowCommand, RowsMessage, ToPage } from '../messages/page-protocol.ts';
import type { PageState } from '../messages/page-state.ts';
import type { PageStrings } from '../messages/page-strings.ts';
import { noFilter } from '../ring/filter.ts';
import { Announcer } from './announcer.ts';
import { FilterBar } from './controls/filter-bar.ts';
import { HealthStrip } from './controls/health-strip.ts';
import { instancesOf } from './controls/instances-of.ts';
import { SourceStrip } from './controls/source-strip.ts';
import { IncidentList } from './incidents/incident-list.ts';
import { handleKey } from './keyboard.ts';
import { ListNotices } from './list/list-notices.ts';
import { LogList } from './list/log-list.ts';
import { handleClick } from './list/row-click.ts';
import { RowDrag } from './list/row-drag.ts';
import { rowElement } from './list/row-element.ts';
import { RowLabels } from './list/row-labels.ts';
import { RowMenu } from './list/row-menu.ts';
import { Selection } from './list/selection.ts';
import { LogSearch } from './log-search.ts';
import { PageLayout } from './page-layout.ts';
import { TimelineChart } from './timeline/timeline.ts';

/** The whole page: puts its parts together and carries messages between them. */
export class LogPage {
  readonly list: LogList;
  readonly selection: Selection;
  readonly #menu: RowMenu;
  readonly #search: LogSearch;
  readonly #filterBar: FilterBar;
  readonly #labels: RowLabels;
  readonly #sourceStrip: SourceStrip;
  readonly #health: HealthStrip;
  readonly #timeline: TimelineChart;
  readonly #incidents: IncidentList;
  readonly #announcer: Announcer;
  readonly #notices: ListNotices;
  readonly #layout: PageLayout;
  #kept = 0;
  #processes: readonly string[] = [];

  readonly #strings: PageStrings;
  #state: PageState;

  constructor(
    { strings, state, trusted }: Extract<ToPage, { type: 'begin' }>,
    readonly send: (message: FromPage) => void,
  ) {
    this.#strings = strings;
    this.#state = state;
    this.#announcer = new Announcer(() => strings);
    this.#labels = new RowLabels(strings);
    this.list = this.#createList();
    this.selection = new Selection(this.list);
    new RowDrag(this.list, this.selection);
    this.#menu = new RowMenu(this.list, this.selection);
    this.#filterBar = this.#createFilterBar();
    this.#search = new LogSearch(strings, this.list, this.selection, send);
    this.#sourceStrip = new SourceStrip(strings, {
      source: (id, action) => send({ type: 'source', id, action }),
      connect: () => send({ type: 'connect' }),
    });
    this.#health = new HealthStrip(strings);
    this.#timeline = new TimelineChart(strings, {
      seek: (time) => send({ type: 'seek', time }),
      range: (from, to) => this.#setFilter({ from, to }),
    });
    this.#incidents = new IncidentList(strings, send);
    this.#notices = this.#createNotices(trusted);
    this.#layout = this.#createLayout();
    this.list.root.addEventListener('click', (event) => handleClick(event, this));
    this.root.addEventListener('keydown', (event) => handleKey(event, this));
  }

  get root(): HTMLElement {
    return this.#layout.root;
  }

  #createList(): LogList {
    const { send } = this;
    const strings = this.#strings;
    const list = new LogList({
      window: (from, to, follow, anchor, version) => send({ type: 'window', from, to, follow, anchor, version }),
      painted: () => {
        this.selection.paint();
        this.#search.painted();
      },
      drawn: () => send({ type: 'drawn' }),
      topChanged: (atTop) => {
        if (atTop) send({ type: 'older' });
        else this.#notices.setOlder(undefined);
      },
      followChanged: (follow) => this.#notices.setFollow(follow),
      columnsMissing: (missing) => this.#filterBar.setMissing(missing),
      createRow: (row) => rowElement(row, this.#labels),
    });
    list.root.setAttribute('aria-label', strings.logLines);
    list.root.setAttribute('aria-description', strings.listKeys);
    return list;
  }

  #createFilterBar(): FilterBar {
    return new FilterBar(this.#strings, {
      filter: (filter) => {
        this.#update({ filter });
        this.#applyFilter();
      },
      folding: (folded) => {
        this.#update({ folded });
        this.send({ type: 'folding', folded });
      },
      wrap: (wrap) => {
        this.#update({ wrap });
        this.list.setWrap(wrap);
      },
      columns: (columns) => {
        this.#update({ columns });
        this.list.setColumns(columns);
      },
    });
  }

  #createNotices(trusted: boolean): ListNotices {
    const { send } = this;
    return new ListNotices(this.#strings, trusted, {
      connect: () => send({ type: 'connect' }),
      connectDemo: () => send({ type: 'connectDemo' }),
      trust: () => send({ type: 'trust' }),
      signIn: (id) => send({ type: 'source', id, action: 'signIn' }),
      connectAgain: (id) => send({ type: 'source', id, action: 'restart' }),
      clearFilter: () => {
        this.#setFilter(noFilter);
        // The button that had the focus goes away.
        this.list.root.focus();
      },
      resume: () => send({ type: 'pause', paused: false }),
      follow: () => this.list.setFollow(true),
    });
  }

  #createLayout(): PageLayout {
    const parts = {
      filterBar: this.#filterBar.root,
      sources: this.#sourceStrip.root,
      timeline: this.#timeline.root,
      health: this.#health.root,
      find: this.#search.root,
      list: this.list.root,
      notices: this.#notices.roots,
      incidents: this.#incidents.root,
      announcer: this.#announcer.root,
    };
    return new PageLayout(parts, this.#strings, this.#state, (part) => this.#update(part));
  }

  /** Tells the extension what this page looks at; to be called when it is in the document. */
  start(): void {
    const state = this.#state;
    this.#filterBar.setState(state);
    this.list.setColumns(state.columns);
    this.list.setWrap(state.wrap);
    this.#applyFilter();
    if (!state.folded) this.send({ type: 'folding', folded: false });
  }

  /** Gives the focus to the lines, or to the first button that stands in their place. */
  focus(): void {
    const button = this.root.querySelector<HTMLElement>('.no-lines button');
    (button?.checkVisibility() ? button : this.list.root).focus({ preventScroll: true });
  }

  /** Another page takes its place: nothing that outlives its elements may go on. */
  dispose(): void {
    this.#sourceStrip.dispose();
  }

  handle(message: ToPage): void {
    switch (message.type) {
      case 'begin':
        return;
      case 'rows':
        this.#rows(message);
        return;
      case 'sources':
        this.#setSources(message);
        return;
      case 'facets':
        this.#setFacets(message.facets);
        this.#announcer.failuresAre(message.facets.failures);
        return;
      case 'incidents':
        this.#incidents.set(message.incidents);
        return;
      case 'advice':
        this.#incidents.setAdvice(message.advice);
        return;
      case 'showIncident':
        this.#layout.showIncidents();
        this.#incidents.show(message.incident);
        return;
      case 'showProcess':
        this.#setFilter({ processes: instancesOf(message.process, this.#processes) });
        return;
      case 'thresholds':
        this.#health.setThresholds(message.thresholds);
        return;
      case 'older':
        this.#notices.setOlder(message.state);
        return;
      case 'pinned':
        this.#incidents.setPinned(message.rows);
        return;
      case 'health':
        this.#health.set(message.health);
        return;
      case 'timeline':
        this.#timeline.set(message);
        return;
      case 'found':
        this.#search.found(message);
        return;
      case 'filterError':
        this.#filterBar.setError(message);
        return;
      case 'command':
        this.#command(message.command);
        return;
      case 'row':
        this.#rowCommand(message.command, message.id);
    }
  }

  /** Opens or closes what is folded behind a row; the row stays where it is. */
  toggle(id: number): void {
    this.list.holdRow(id);
    this.send({ type: 'toggle', id });
  }

  openFind(): void {
    this.#search.open();
  }

  focusFilter(): void {
    this.#filterBar.focus();
  }

  stepMatch(direction: 'next' | 'previous'): void {
    this.#search.step(direction);
  }

  stepFailure(direction: 'next' | 'previous'): void {
    this.#search.stepFailure(direction);
  }

  #setSources({ sources, paused }: Extract<ToPage, { type: 'sources' }>): void {
    if (this.#labels.setSources(sources)) this.list.redraw();
    this.#layout.setSources(sources.length, this.#kept > 0);
    this.#notices.setSources(sources, paused);
    this.#sourceStrip.set(sources);
    this.#announcer.sourcesAre(sources);
    this.#filterBar.setSources(sources);
  }

  #setFacets(facets: Facets): void {
    this.#filterBar.setFacets(facets);
    this.#processes = facets.processes;
    if (this.#labels.setSignatures(facets.signatures)) this.list.redraw();
  }

  #update(part: Partial<PageState>): void {
    this.#state = { ...this.#state, ...part };
    this.send({ type: 'keep', state: this.#state });
  }

  #setFilter(part: Partial<PageState['filter']>): void {
    this.#filterBar.takeTyped();
    this.#update({ filter: { ...this.#state.filter, ...part } });
    this.#filterBar.set(this.#state.filter);
    this.#applyFilter();
  }

  #applyFilter(): void {
    if (this.list.version >= 0) this.#announcer.filterChanged(this.list.version);
    this.send({ type: 'filter', filter: this.#state.filter });
  }

  #rows(message: RowsMessage): void {
    const { version } = this.list;
    const added = this.list.update(message);
    if (this.list.version !== version) this.selection.renumbered();
    this.#kept = message.kept;
    this.#announcer.added(added);
    this.#notices.update(message, added, this.list.follow);
    this.#announcer.rowsAre(message, this.#filterBar.setCount(message));
  }

  #command(command: PageCommand): void {
    if (command === 'follow') this.list.setFollow(true);
    else if (command === 'find') this.openFind();
    else if (command === 'filter') this.focusFilter();
    else if (command === 'nextFailure') this.stepFailure('next');
    else if (command === 'previousFailure') this.stepFailure('previous');
  }

  #rowCommand(command: RowCommand, id: number): void {
    const position = this.#menu.positionOf(id);
    const row = position === undefined ? undefined : this.list.loaded.at(position);
    if (position === undefined || !row) return;
    const { range } = this.selection;
    if (command === 'pin') this.send({ type: 'pin', id: row.id });
    else if (command === 'onlyProcess') this.#setFilter({ processes: row.process ? [row.process] : [] });
    else if (this.#menu.text !== '') this.send({ type: 'copyText', text: this.#menu.text });
    else if (range && this.selection.holds(position)) this.send({ type: 'copy', ...range });
    else this.send({ type: 'copy', from: position, to: position });
  }
}
