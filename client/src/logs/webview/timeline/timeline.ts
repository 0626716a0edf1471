import type { TimelineMessage } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { element, fill } from '../dom.ts';
import { barsPath, placeOf, type Scale, valueAt } from './bars.ts';
import { TimeCursor } from './time-cursor.ts';
import { timeLabels, timeTeller } from './time-labels.ts';

interface TimelineEvents {
  /** A time (milliseconds since the epoch) was clicked. */
  seek(time: number): void;
  /** A span of time was drawn over. */
  range(from: number, to: number): void;
}

/** Pixels; the labels stand below. */
const BARS_HEIGHT_PX = 20;
/** Pixels: who moves the mouse less than this clicks. */
const SHORTEST_DRAG_PX = 4;
/** What stands before another is behind it: those are some of these. */
const SERIES = ['lines', 'errors', 'failures'] as const;

/**
 * Lines, errors and failures over time, as bars: to look at, to click, to draw a span over. By keyboard it is a slider over
 * its spans of time. Colours and lengths are left to the style, so that a new theme needs no new drawing.
 */
export class TimelineChart {
  readonly #strings: PageStrings;
  readonly #events: TimelineEvents;
  readonly root = element('div', 'timeline', { role: 'slider', tabindex: '0', 'aria-valuemin': '0' });
  readonly #area = element('div', 'timeline-chart');
  readonly #bars = SERIES.map((name) => svg('path', `bars-${name}`));
  readonly #line = element('div', 'timeline-cursor', { hidden: '' });
  readonly #marked = element('div', 'timeline-span', { hidden: '' });
  readonly #labels = element('div', 'timeline-labels', { 'aria-hidden': 'true' });
  readonly #note = element('div', 'timeline-note', { hidden: '', 'aria-hidden': 'true' });
  #latest: TimelineMessage | undefined;
  readonly #cursor = new TimeCursor();
  /** Where the mouse was pressed. */
  #pressed: number | undefined;

  constructor(strings: PageStrings, events: TimelineEvents) {
    this.#strings = strings;
    this.#events = events;
    this.root.setAttribute('aria-label', strings.timeline);
    this.root.setAttribute('aria-description', strings.timelineKeys);
    const picture = svg('svg', 'timeline-bars');
    picture.append(...this.#bars);
    this.#area.append(this.#marked, picture, this.#line, this.#labels);
    this.root.append(this.#area, this.#note);
    this.root.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && this.#key(event.key, event.shiftKey))
        event.preventDefault();
    });
    this.root.addEventListener('focus', () => this.#paintKeyboard());
    this.root.addEventListener('blur', () => this.#leave());
    this.#area.addEventListener('pointerdown', (event) => this.#press(event));
    this.#area.addEventListener('pointermove', ({ offsetX }) => this.#point(offsetX));
    this.#area.addEventListener('pointerup', ({ offsetX }) => this.#release(offsetX));
    for (const gone of ['pointerleave', 'pointercancel'] as const)
      this.#area.addEventListener(gone, () => this.#unpoint());
    this.root.classList.add('empty');
    new ResizeObserver(() => this.#paint()).observe(this.#area);
    this.#tell();
  }

  set(message: TimelineMessage): void {
    this.#latest = message;
    this.root.classList.toggle('empty', message.times.length === 0);
    this.#paint();
  }

  get #scale(): Scale | undefined {
    const { times, step } = this.#latest ?? { times: [], step: 1 };
    const [from] = times;
    const to = times.at(-1);
    const pixels = this.#area.clientWidth;
    // A minute is the least: a few lines are no block.
    return from === undefined || to === undefined || pixels === 0
      ? undefined
      : { from, to: Math.max(to + step, from + 60), pixels };
  }

  #paint(): void {
    const latest = this.#latest;
    const scale = this.#scale;
    const { times = [], step = 1, lines = [] } = latest ?? {};
    const highest = Math.max(4, ...lines) * 1.1;
    SERIES.forEach((name, at) => {
      const counts = latest?.[name] ?? [];
      const path = scale ? barsPath(times, counts, { step, scale, height: BARS_HEIGHT_PX, highest }) : '';
      this.#bars[at]?.setAttribute('d', path);
    });
    const labels = scale ? timeLabels(scale.from, scale.to, scale.pixels, document.documentElement.lang) : [];
    this.#labels.replaceChildren(
      ...labels.map(({ time, text }) => {
        const label = element('span', '', {}, text);
        label.style.left = scale ? `${placeOf(time, scale)}px` : '';
        return label;
      }),
    );
    this.#paintKeyboard();
  }

  #key(key: string, extend: boolean): boolean {
    const cursor = this.#cursor;
    const latest = this.#latest;
    if (!latest || latest.times.length === 0) return false;
    if (key === 'Enter') this.#choose(latest);
    else if (!cursor.move(key, extend, latest.times) && !(key === 'Escape' && cursor.unmark())) return false;
    this.#paintKeyboard();
    return true;
  }

  /** The span that was marked, or the one time. */
  #choose({ times, step }: TimelineMessage): void {
    const time = (index: number) => times[index] ?? 0;
    const span = this.#cursor.span(times);
    if (span) this.#events.range(time(span[0]) * 1000, (time(span[1]) + step) * 1000);
    else this.#events.seek(time(this.#cursor.index(times) ?? times.length - 1) * 1000);
    this.#cursor.unmark();
  }

  #paintKeyboard(): void {
    const latest = this.#latest;
    const cursor = this.#cursor;
    const scale = this.#scale;
    this.#tell();
    const at = latest && cursor.index(latest.times);
    if (!scale || !latest || at === undefined) return;
    const time = (index: number) => latest.times[index] ?? 0;
    const [first, last] = cursor.span(latest.times) ?? [];
    this.#paintCursor(placeOf(time(at), scale), at);
    if (first === undefined || last === undefined) this.#marked.hidden = true;
    else this.#paintSpan(placeOf(time(first), scale), placeOf(time(last) + latest.step, scale));
  }

  /** The keyboard has gone elsewhere. */
  #leave(): void {
    this.#cursor.leave();
    this.#unpoint();
  }

  #paintCursor(left: number, index: number | undefined): void {
    const text = index === undefined ? '' : this.#describe(index);
    this.#note.textContent = text;
    this.#note.hidden = text === '';
    this.#line.hidden = false;
    this.#line.style.left = `${left}px`;
    // In the middle of the bar as far as there is room: at the ends of the picture it ends with it.
    this.#note.style.left = `${left}px`;
    this.#note.style.translate = `${(-left / this.#area.clientWidth) * 100}%`;
  }

  #paintSpan(one: number, other: number): void {
    this.#marked.hidden = false;
    this.#marked.style.left = `${Math.min(one, other)}px`;
    this.#marked.style.width = `${Math.abs(other - one)}px`;
  }

  #press({ button, offsetX, pointerId }: PointerEvent): void {
    if (button !== 0) return;
    this.#pressed = offsetX;
    this.#area.setPointerCapture(pointerId);
  }

  /** The mouse is there, or what stands for one. */
  #point(place: number): void {
    const scale = this.#scale;
    const pressed = this.#pressed;
    const latest = this.#latest;
    if (!scale || !latest) return;
    const left = within(place, scale);
    const time = valueAt(left, scale);
    this.#paintCursor(
      left,
      Math.max(
        0,
        latest.times.findLastIndex((one) => one <= time),
      ),
    );
    if (pressed !== undefined) this.#paintSpan(pressed, left);
  }

  #release(place: number): void {
    const scale = this.#scale;
    const pressed = this.#pressed;
    this.#pressed = undefined;
    this.#marked.hidden = true;
    if (!scale || pressed === undefined) return;
    const timeAt = (end: number) => valueAt(within(end, scale), scale) * 1000;
    if (Math.abs(place - pressed) < SHORTEST_DRAG_PX) this.#events.seek(timeAt(pressed));
    else this.#events.range(timeAt(Math.min(pressed, place)), timeAt(Math.max(pressed, place)));
  }

  #unpoint(): void {
    this.#pressed = undefined;
    this.#line.hidden = true;
    this.#note.hidden = true;
    this.#marked.hidden = true;
    this.#paintKeyboard();
  }

  /** What a screen reader says. */
  #tell(): void {
    const last = Math.max(0, (this.#latest?.times.length ?? 0) - 1);
    const at = this.#cursor.index(this.#latest?.times ?? []) ?? last;
    this.root.setAttribute('aria-valuemax', String(last));
    this.root.setAttribute('aria-valuenow', String(at));
    this.root.setAttribute('aria-valuetext', this.#describe(at));
  }

  /** `21:39:04: 120 lines, 3 errors`; empty where nothing is. */
  #describe(index: number): string {
    const strings = this.#strings;
    const latest = this.#latest;
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
    const { times, step } = latest;
    const span = (times.at(-1) ?? 0) + step - (times[0] ?? 0);
    const tell = timeTeller(step, span, document.documentElement.lang);
    return fill(strings.timelineAt, tell(time), counts.join(', '));
  }
}

/** The nearest place of the picture: a mouse that is held may be elsewhere. */
function within(place: number, { pixels }: Scale): number {
  return Math.max(0, Math.min(pixels, place));
}

function svg<K extends keyof SVGElementTagNameMap>(tag: K, classes: string): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  made.setAttribute('class', classes);
  return made;
}
