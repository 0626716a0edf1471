import uPlot from 'uplot';
import type { TimelineMessage } from '../protocol.ts';
import type { PageStrings } from '../strings.ts';
import { clock, shortClock } from './clock.ts';
import { element, fill } from './dom.ts';
import { TimeCursor } from './time-cursor.ts';

export interface TimelineEvents {
  /** A time (milliseconds since the epoch) was clicked. */
  seek(time: number): void;
  /** A span of time was drawn over. */
  range(from: number, to: number): void;
}

const height = 34;
/** Half of the longest text at the axis, in pixels. */
const halfLabel = 26;
const dayAndHour = { month: 'short', day: 'numeric', hour: '2-digit' } as const;

/**
 * Lines, requests, errors and failures over time, as bars: to look at, to click, to draw a span over. By keyboard it is a
 * slider over its spans of time.
 */
export class TimelineChart {
  readonly root = element('div', 'timeline', { role: 'slider', tabindex: '0', 'aria-valuemin': '0' });
  private readonly area = element('div', 'timeline-chart');
  private readonly note = element('div', 'timeline-note', { hidden: '', 'aria-hidden': 'true' });
  private chart: uPlot | undefined;
  private latest: TimelineMessage | undefined;
  private readonly cursor = new TimeCursor();
  /** Colours are drawn, not styled: a new theme needs a new drawing. */
  private readonly theme = new MutationObserver(() => this.rebuild());

  constructor(
    private readonly strings: PageStrings,
    private readonly events: TimelineEvents,
  ) {
    this.root.setAttribute('aria-label', strings.timeline);
    this.root.setAttribute('aria-description', strings.timelineKeys);
    this.root.append(this.area, this.note);
    this.root.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && this.key(event.key, event.shiftKey))
        event.preventDefault();
    });
    this.root.addEventListener('focus', () => this.paintKeyboard());
    this.root.addEventListener('blur', () => this.leave());
    this.tell();
    new ResizeObserver(() => this.chart?.setSize({ width: this.root.clientWidth, height })).observe(this.root);
    this.theme.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  }

  dispose(): void {
    this.theme.disconnect();
    this.chart?.destroy();
  }

  set(message: TimelineMessage): void {
    this.latest = message;
    this.tell();
    if (message.times.length === 0) {
      this.rebuild();
      return;
    }
    if (this.chart) this.chart.setData(data(message));
    else this.rebuild();
    this.paintKeyboard();
  }

  private rebuild(): void {
    this.chart?.destroy();
    this.chart = undefined;
    const { latest } = this;
    if (!latest || latest.times.length === 0 || this.root.clientWidth === 0) return;
    this.chart = new uPlot(this.options(), data(latest), this.area);
  }

  private options(): uPlot.Options {
    const muted = variable('--vscode-descriptionForeground');
    const axis = {
      stroke: muted,
      font: `10px ${variable('--vscode-font-family')}`,
      grid: { show: false },
      ticks: { show: false },
    };
    // Paler than what went wrong, where colours may be pale.
    const isHighContrast = document.body.classList.contains('vscode-high-contrast');
    const bars = (colour: string, opacity: number): uPlot.Series => ({
      fill: colour,
      stroke: colour,
      width: 0,
      alpha: opacity,
      points: { show: false },
      ...(uPlot.paths.bars ? { paths: uPlot.paths.bars({ size: [0.9, 24], align: 1 }) } : {}),
    });
    return {
      width: this.root.clientWidth,
      height,
      padding: [2, 0, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { time: true, range: (_, min, max) => [min, Math.max(max + (this.latest?.step ?? 1), min + 60)] },
        y: { range: (_, _min, max) => [0, Math.max(4, max * 1.1)] },
      },
      axes: [
        {
          ...axis,
          size: 13,
          gap: 1,
          space: 70,
          values: (chart, splits) => splits.map((split) => this.axisText(chart, split)),
        },
        { show: false },
      ],
      series: [
        {},
        bars(variable('--vscode-charts-blue'), isHighContrast ? 1 : 0.7),
        bars(variable('--vscode-charts-orange'), 0.9),
        bars(variable('--vscode-charts-red'), 1),
      ],
      hooks: {
        setSelect: [(chart) => this.selected(chart)],
        setCursor: [({ cursor }) => this.paintNote(cursor.idx ?? undefined)],
        ready: [(chart) => chart.over.addEventListener('click', () => this.clicked(chart))],
      },
    };
  }

  /** Seconds only where the picture is fine enough to have them, the day only where it is long enough to need it. */
  private timeText(seconds: number): string {
    const time = seconds * 1000;
    const { times = [] } = this.latest ?? {};
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    if (span > 86_400) return new Date(time).toLocaleDateString(document.documentElement.lang, dayAndHour);
    return span > 900 ? shortClock(time) : clock(time);
  }

  /** Nothing where there is no room for all of it. */
  private axisText(chart: uPlot, seconds: number): string {
    const at = chart.valToPos(seconds, 'x');
    return at < halfLabel || at > chart.width - halfLabel ? '' : this.timeText(seconds);
  }

  private key(key: string, extend: boolean): boolean {
    const { cursor, latest } = this;
    if (!latest || latest.times.length === 0) return false;
    if (key === 'Enter') this.choose(latest);
    else if (!cursor.move(key, extend, latest.times) && !(key === 'Escape' && cursor.unmark())) return false;
    this.paintKeyboard();
    return true;
  }

  /** The span that was marked, or the one time. */
  private choose({ times, step }: TimelineMessage): void {
    const time = (index: number) => times[index] ?? 0;
    const span = this.cursor.span(times);
    if (span) this.events.range(time(span[0]) * 1000, (time(span[1]) + step) * 1000);
    else this.events.seek(time(this.cursor.index(times) ?? times.length - 1) * 1000);
    this.cursor.unmark();
  }

  private paintKeyboard(): void {
    const { chart, latest, cursor } = this;
    this.tell();
    const at = latest && cursor.index(latest.times);
    if (!chart || !latest || at === undefined) return;
    const left = (seconds: number) => chart.valToPos(seconds, 'x');
    const time = (index: number) => latest?.times[index] ?? 0;
    const [first, last] = cursor.span(latest.times) ?? [];
    chart.setCursor({ left: left(time(at)), top: 0 });
    // Not what the chart takes for the nearest.
    this.paintNote(at);
    const start = first === undefined ? 0 : left(time(first));
    const end = last === undefined ? 0 : left(time(last) + latest.step);
    chart.setSelect({ left: start, top: 0, width: end - start, height }, false);
  }

  /** The keyboard has gone elsewhere. */
  private leave(): void {
    this.cursor.leave();
    this.chart?.setCursor({ left: -10, top: -10 });
    this.chart?.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  /** What a screen reader says. */
  private tell(): void {
    const last = Math.max(0, (this.latest?.times.length ?? 0) - 1);
    const at = this.cursor.index(this.latest?.times ?? []) ?? last;
    this.root.setAttribute('aria-valuemax', String(last));
    this.root.setAttribute('aria-valuenow', String(at));
    this.root.setAttribute('aria-valuetext', this.describe(at));
  }

  private paintNote(index: number | undefined): void {
    const text = index === undefined ? '' : this.describe(index);
    this.note.hidden = text === '';
    this.note.textContent = text;
  }

  /** `21:39:04: 120 lines, 3 errors`; empty where nothing is. */
  private describe(index: number): string {
    const { strings, latest } = this;
    const time = latest?.times[index];
    if (!latest || time === undefined) return '';
    const counted = (count: number | undefined, template: string) =>
      count ? [fill(template, count.toLocaleString(document.documentElement.lang))] : [];
    const counts = [
      ...counted(latest.lines[index], strings.lines),
      ...counted(latest.requests[index], strings.requests),
      ...counted(latest.errors[index], strings.errors),
      ...counted(latest.failures[index], strings.failures),
    ];
    return fill(strings.timelineAt, this.timeText(time), counts.join(', '));
  }

  private clicked(chart: uPlot): void {
    const { left } = chart.cursor;
    if (left !== undefined && left >= 0 && chart.select.width === 0) this.events.seek(chart.posToVal(left, 'x') * 1000);
  }

  private selected(chart: uPlot): void {
    const { left, width } = chart.select;
    if (width < 4) return;
    this.events.range(chart.posToVal(left, 'x') * 1000, chart.posToVal(left + width, 'x') * 1000);
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}

function data({ times, lines, errors, failures }: TimelineMessage): uPlot.AlignedData {
  return [[...times], [...lines], [...errors], [...failures]];
}

function variable(name: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim() || 'gray';
}
