import uPlot from 'uplot';
import type { TimelineMessage } from '../protocol.ts';
import type { PageStrings } from '../strings.ts';
import { clock, shortClock } from './clock.ts';
import { element } from './dom.ts';

export interface TimelineEvents {
  /** A time (milliseconds since the epoch) was clicked. */
  seek(time: number): void;
  /** A span of time was drawn over. */
  range(from: number, to: number): void;
}

const height = 34;
const dayAndHour = { month: 'short', day: 'numeric', hour: '2-digit' } as const;

/** Lines, requests, errors and failures over time, as bars: to look at, to click, to draw a span over. */
export class TimelineChart {
  readonly root = element('div', 'timeline', { role: 'img' });
  private chart: uPlot | undefined;
  private latest: TimelineMessage | undefined;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: TimelineEvents,
  ) {
    this.root.setAttribute('aria-label', strings.timeline);
    new ResizeObserver(() => this.chart?.setSize({ width: this.root.clientWidth, height })).observe(this.root);
    // Colours are drawn, not styled: a new theme needs a new drawing.
    new MutationObserver(() => this.rebuild()).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  }

  set(message: TimelineMessage): void {
    this.latest = message;
    if (message.times.length === 0) {
      this.rebuild();
      return;
    }
    if (this.chart) this.chart.setData(data(message));
    else this.rebuild();
  }

  private rebuild(): void {
    this.chart?.destroy();
    this.chart = undefined;
    const { latest } = this;
    if (!latest || latest.times.length === 0 || this.root.clientWidth === 0) return;
    this.chart = new uPlot(this.options(), data(latest), this.root);
  }

  private options(): uPlot.Options {
    const { strings } = this;
    const muted = variable('--vscode-descriptionForeground');
    const axis = {
      stroke: muted,
      font: `10px ${variable('--vscode-font-family')}`,
      grid: { show: false },
      ticks: { show: false },
    };
    const bars = (label: string, colour: string, opacity: number): uPlot.Series => ({
      label,
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
      padding: [2, 24, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { time: true, range: (_, min, max) => [min, Math.max(max + (this.latest?.step ?? 1), min + 60)] },
        y: { range: (_, _min, max) => [0, Math.max(4, max * 1.1)] },
      },
      axes: [
        { ...axis, size: 13, gap: 1, space: 70, values: (_, splits) => splits.map((split) => this.timeText(split)) },
        { show: false },
      ],
      series: [
        {},
        bars(strings.lines, variable('--vscode-charts-blue'), 0.5),
        bars(strings.level, variable('--vscode-charts-orange'), 0.9),
        bars(strings.signature, variable('--vscode-charts-red'), 1),
      ],
      hooks: {
        setSelect: [(chart) => this.selected(chart)],
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
