import type {
  Facets,
  Found,
  FromPage,
  PageCommand,
  RowCommand,
  RowsMessage,
  SignatureFacet,
  SourceStatus,
  ToPage,
} from '../messages/page-protocol.ts';
import type { PageState } from '../messages/page-state.ts';
import type { PageStrings } from '../messages/page-strings.ts';
import { noFilter } from '../ring/filter.ts';
import { Announcer } from './announcer.ts';
import { FilterBar } from './controls/filter-bar.ts';
import { FindWidget } from './controls/find-widget.ts';
import { HealthStrip } from './controls/health-strip.ts';
import { instancesOf } from './controls/instances-of.ts';
import { SourceStrip } from './controls/source-strip.ts';
import { Splitter } from './controls/splitter.ts';
import { element, fill, setPressed, toggleButton } from './dom.ts';
import { IncidentList } from './incidents/incident-list.ts';
import { handleKey } from './keyboard.ts';
import { HitScroll } from './list/hit-scroll.ts';
import { ListNotices } from './list/list-notices.ts';
import { LogList } from './list/log-list.ts';
import { handleClick } from './list/row-click.ts';
import { rowElement } from './list/row-element.ts';
import { Selection } from './list/selection.ts';
import { TimelineChart } from './timeline/timeline.ts';

/** The whole page: puts its parts together and carries messages between them. */
export class LogPage {
  readonly root = element('main', 'page');
  readonly list: LogList;
  readonly selection: Selection;
  readonly find: FindWidget;
  readonly filterBar: FilterBar;
  private readonly sourceStrip: SourceStrip;
  private readonly health: HealthStrip;
  private readonly timeline: TimelineChart;
  private readonly incidents: IncidentList;
  private readonly announcer: Announcer;
  private readonly notices: ListNotices;
  private readonly hitScroll: HitScroll;
  private sources: readonly SourceStatus[] = [];
  private kept = 0;
  private processes: readonly string[] = [];
  private showIncidents = (): void => {};
  private signatures: ReadonlyMap<string, SignatureFacet> = new Map();

  constructor(
    private readonly strings: PageStrings,
    private state: PageState,
    readonly send: (message: FromPage) => void,
  ) {
    this.announcer = new Announcer(() => strings);
    this.list = new LogList({
      window: (from, to, follow, anchor, version) => send({ type: 'window', from, to, follow, anchor, version }),
      painted: () => {
        this.selection.paint();
        this.hitScroll.painted();
      },
      drawn: () => send({ type: 'drawn' }),
      topChanged: (atTop) => {
        if (atTop) send({ type: 'older' });
        else this.notices.setOlder(undefined);
      },
      followChanged: (follow) => this.notices.setFollow(follow),
      columnsMissing: (missing) => this.filterBar.setMissing(missing),
      createRow: (row) => rowElement(row, this.rowContext()),
    });
    this.list.root.setAttribute('aria-label', strings.logLines);
    this.list.root.setAttribute('aria-description', strings.listKeys);
    this.selection = new Selection(this.list);
    this.hitScroll = new HitScroll(this.list.root);
    this.filterBar = new FilterBar(strings, {
      filter: (filter) => {
        this.update({ filter });
        this.applyFilter();
      },
      folding: (folded) => {
        this.update({ folded });
        send({ type: 'folding', folded });
      },
      wrap: (wrap) => {
        this.update({ wrap });
        this.list.setWrap(wrap);
      },
      columns: (columns) => {
        this.update({ columns });
        this.list.setColumns(columns);
      },
    });
    this.find = new FindWidget(strings, {
      look: (search) => send({ type: 'find', ...search, direction: 'previous', from: this.searchFrom() }),
      find: (search, direction) => send({ type: 'find', ...search, direction, from: this.searchFrom(direction) }),
      mark: ({ text, regex, matchCase }) => send({ type: 'mark', text, regex, matchCase }),
      closed: () => {
        this.hitScroll.back();
        this.list.root.focus();
      },
    });
    this.sourceStrip = new SourceStrip(strings, {
      source: (id, action) => send({ type: 'source', id, action }),
      connect: () => send({ type: 'connect' }),
    });
    this.health = new HealthStrip(strings);
    this.timeline = new TimelineChart(strings, {
      seek: (time) => send({ type: 'seek', time }),
      range: (from, to) => this.setFilter({ from, to }),
    });
    this.incidents = new IncidentList(strings, {
      show: (row) => send({ type: 'locate', id: row }),
      look: (incident) => send({ type: 'look', incident }),
      unpin: (row) => send({ type: 'pin', id: row }),
      place: (incident) => send({ type: 'place', incident }),
      fix: (incident, remedy, fix, action) => send({ type: 'fix', incident, remedy, fix, action }),
    });
    this.notices = new ListNotices(strings, {
      connect: () => send({ type: 'connect' }),
      connectDemo: () => send({ type: 'connectDemo' }),
      signIn: (id) => send({ type: 'source', id, action: 'signIn' }),
      connectAgain: (id) => send({ type: 'source', id, action: 'restart' }),
      clearFilter: () => {
        this.setFilter(noFilter);
        // The button that had the focus goes away.
        this.list.root.focus();
      },
      resume: () => send({ type: 'pause', paused: false }),
      follow: () => this.list.setFollow(true),
    });
    this.compose();
  }

  /** Tells the extension what this page looks at; to be called when it is in the document. */
  start(): void {
    const { state } = this;
    this.filterBar.setState(state);
    this.list.setColumns(state.columns);
    this.list.setWrap(state.wrap);
    this.applyFilter();
    if (!state.folded) this.send({ type: 'folding', folded: false });
  }

  /** Another page takes its place: nothing that outlives its elements may go on. */
  dispose(): void {
    this.sourceStrip.dispose();
  }

  handle(message: ToPage): void {
    switch (message.type) {
      case 'begin':
        return;
      case 'rows':
        this.rows(message);
        return;
      case 'sources':
        this.sources = message.sources;
        this.root.classList.toggle('no-sources', message.sources.length === 0 && this.kept === 0);
        this.root.classList.toggle('many-sources', message.sources.length > 1);
        this.notices.setSources(message.sources, message.paused);
        this.sourceStrip.set(message.sources);
        this.announcer.sourcesAre(message.sources);
        this.filterBar.setSources(message.sources);
        return;
      case 'facets':
        this.setFacets(message.facets);
        this.announcer.failuresAre(message.facets.failures);
        return;
      case 'incidents':
        this.incidents.set(message.incidents);
        return;
      case 'advice':
        this.incidents.setAdvice(message.advice);
        return;
      case 'showIncident':
        this.showIncidents();
        this.incidents.show(message.incident);
        return;
      case 'showProcess':
        this.setFilter({ processes: instancesOf(message.process, this.processes) });
        return;
      case 'thresholds':
        this.health.setThresholds(message.thresholds);
        return;
      case 'older':
        this.notices.setOlder(message.state);
        return;
      case 'pinned':
        this.incidents.setPinned(message.rows);
        return;
      case 'health':
        this.health.set(message.health);
        return;
      case 'timeline':
        this.timeline.set(message);
        return;
      case 'found':
        this.found(message);
        return;
      case 'filterError':
        this.filterBar.setError(message.slow === '' ? message.invalid : fill(this.strings.slowPattern, message.slow));
        return;
      case 'command':
        this.command(message.command);
        return;
      case 'row':
        this.rowCommand(message.command, message.id);
    }
  }

  /** Opens or closes what is folded behind a row; the row stays where it is. */
  toggle(id: number): void {
    this.list.holdRow(id);
    this.send({ type: 'toggle', id });
  }

  openFind(): void {
    this.find.open();
  }

  focusFilter(): void {
    this.filterBar.focus();
  }

  stepMatch(direction: 'next' | 'previous'): void {
    this.find.step(direction);
  }

  stepFailure(direction: 'next' | 'previous'): void {
    this.send({ type: 'failure', direction, from: this.searchFrom(direction) });
  }

  private setFacets(facets: Facets): void {
    this.filterBar.setFacets(facets);
    this.processes = facets.processes;
    const known = this.signatures.size;
    this.signatures = new Map(facets.signatures.map((signature) => [signature.id, signature]));
    if (this.signatures.size !== known) this.list.redraw();
  }

  private compose(): void {
    const { strings, state } = this;
    const timeline = toggleButton('graph', strings.timeline, state.timeline, (on) => this.showPart('timeline', on));
    const incidents = toggleButton('layout-sidebar-right', strings.incidents, state.incidents, (on) =>
      this.showPart('incidents', on),
    );
    this.root.classList.add('no-sources');
    this.showIncidents = () => {
      setPressed(incidents, true);
      this.showPart('incidents', true);
    };
    this.root.classList.toggle('no-timeline', !state.timeline);
    this.root.classList.toggle('no-incidents', !state.incidents);
    this.filterBar.root.append(timeline, incidents);
    const splitter = new Splitter(strings.incidentsWidth, this.incidents.root, state.incidentsWidth, (incidentsWidth) =>
      this.update({ incidentsWidth }),
    );
    const lines = element('div', 'lines', {}, this.find.root, this.list.root, ...this.notices.roots);
    this.root.append(
      this.filterBar.root,
      element('div', 'overview', {}, this.sourceStrip.root, this.timeline.root, this.health.root),
      element('div', 'body', {}, lines, splitter.root, this.incidents.root),
      this.announcer.root,
    );
    this.list.root.addEventListener('click', (event) => handleClick(event, this));
    this.root.addEventListener('keydown', (event) => handleKey(event, this));
  }

  private showPart(part: 'timeline' | 'incidents', on: boolean): void {
    this.root.classList.toggle(`no-${part}`, !on);
    this.update({ [part]: on });
  }

  private update(part: Partial<PageState>): void {
    this.state = { ...this.state, ...part };
    this.send({ type: 'keep', state: this.state });
  }

  private setFilter(part: Partial<PageState['filter']>): void {
    this.update({ filter: { ...this.state.filter, ...part } });
    this.filterBar.set(this.state.filter);
    this.applyFilter();
  }

  private applyFilter(): void {
    this.send({ type: 'filter', filter: this.state.filter });
  }

  private rows(message: RowsMessage): void {
    const { version } = this.list;
    const added = this.list.update(message);
    if (this.list.version !== version) this.selection.renumbered();
    this.kept = message.kept;
    this.announcer.added(added);
    this.notices.update(message, added, this.list.follow);
    this.filterBar.setCount(message);
  }

  private found(message: Found): void {
    if (message.total > 0 || message.nth !== undefined || message.position === undefined) this.find.found(message);
    if (message.position === undefined) return;
    this.list.reveal(message.position);
    this.selection.moveTo(message.position);
    this.hitScroll.want();
  }

  private command(command: PageCommand): void {
    if (command === 'follow') this.list.setFollow(true);
    else if (command === 'find') this.find.open();
    else if (command === 'filter') this.filterBar.focus();
    else if (command === 'nextFailure') this.stepFailure('next');
    else if (command === 'previousFailure') this.stepFailure('previous');
  }

  private rowCommand(command: RowCommand, id: number): void {
    const position = this.list.positionOf(id);
    const row = position === undefined ? undefined : this.list.rowAt(position);
    if (position === undefined || !row) return;
    const { range } = this.selection;
    if (command === 'pin') this.send({ type: 'pin', id });
    else if (command === 'onlyProcess') this.setFilter({ processes: row.process ? [row.process] : [] });
    else if (range && range.from <= position && position <= range.to) this.send({ type: 'copy', ...range });
    else this.send({ type: 'copy', from: position, to: position });
  }

  private searchFrom(direction?: 'next' | 'previous'): number {
    const at = this.selection.active;
    if (at === undefined) return this.list.endPosition - 1;
    if (direction === undefined) return at;
    return direction === 'next' ? at + 1 : at - 1;
  }

  private rowContext() {
    return {
      strings: this.strings,
      sourceOf: (source: string) =>
        this.sources.length > 1 ? this.sources.find(({ id }) => id === source) : undefined,
      textOf: (signature: string) => this.signatures.get(signature),
    };
  }
}
