import { clock, shortClock } from '../clock.ts';

/** Below a picture of time: where, in seconds since the epoch, and what stands there. */
interface TimeLabel {
  readonly time: number;
  readonly text: string;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
/** Where clocks are put forward. */
const SHORTEST_DAY = 23 * HOUR;
const PARTS = [1, 2, 5, 10, 15, 30];
const STEPS = [
  ...PARTS,
  ...PARTS.map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 5, 10, 30, 90, 365, 1825].map((count) => count * DAY),
];

/** Pixels of a letter of the axis, and of one as wide as it is high; rather too many than too few. */
const NARROW_PX = 6;
const WIDE_PX = 10;
const GAP_PX = 12;
const NARROWEST_PX = 5 * NARROW_PX + GAP_PX;

/**
 * As many labels at round times of the day (of this place) as fit beside each other into the picture of `from` to `to`, in
 * seconds since the epoch. No two of them say the same, and each is wholly in the picture.
 */
export function timeLabels(from: number, to: number, pixels: number, language: string): readonly TimeLabel[] {
  const span = to - from;
  const at = (time: number) => ((time - from) / span) * pixels;
  let crowded: readonly TimeLabel[] = [];
  for (const step of STEPS) {
    if ((span / step) * NARROWEST_PX > pixels + NARROWEST_PX) continue;
    const tell = timeTeller(step, span, language);
    const labels = roundTimes(from, to, step)
      .map((time) => ({ time, text: tell(time) }))
      .filter(({ time, text }) => at(time) >= widthOf(text) / 2 && at(time) <= pixels - widthOf(text) / 2)
      // Where clocks are put back, an hour comes twice.
      .filter(({ text }, index, all) => all.findIndex((one) => one.text === text) === index);
    if (labels.length === 0) break;
    const isFree = ({ time, text }: TimeLabel, index: number) => {
      const next = labels[index + 1];
      return !next || at(next.time) - at(time) >= (widthOf(text) + widthOf(next.text)) / 2 + GAP_PX;
    };
    if (labels.every(isFree)) return labels;
    crowded = labels;
  }
  return crowded.slice(0, 1);
}

/** Tells times (seconds since the epoch) as exactly as steps of `step` seconds in a span of so many need it. */
export function timeTeller(step: number, span: number, language: string): (time: number) => string {
  if (span < SHORTEST_DAY && step < DAY) return (time) => (step < MINUTE ? clock : shortClock)(time * 1000);
  const year = span > 300 * DAY ? ({ year: 'numeric' } as const) : {};
  const date = { month: 'short', day: 'numeric', ...year } as const;
  const days = new Intl.DateTimeFormat(language, date);
  const hours = new Intl.DateTimeFormat(language, { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (time) => {
    const at = new Date(time * 1000);
    return (step >= DAY && at.getHours() + at.getMinutes() === 0 ? days : hours).format(at);
  };
}

/** Pixels, by estimate: the same for every font. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter < '\u2e80' ? NARROW_PX : WIDE_PX), 0);
}

/** What lies between, in order: whole steps from midnight on, or every so many days. */
function roundTimes(from: number, to: number, step: number): readonly number[] {
  const first = new Date(from * 1000);
  const times: number[] = [];
  if (step < HOUR) {
    const offset = first.getTimezoneOffset() * MINUTE;
    for (let time = Math.ceil((from - offset) / step) * step + offset; time <= to; time += step) times.push(time);
    return times;
  }
  const [year, month, date] = [first.getFullYear(), first.getMonth(), first.getDate()] as const;
  const timeAt = (days: number, hours: number) => new Date(year, month, date + days, hours).getTime() / 1000;
  const stepDays = Math.max(1, step / DAY);
  const odd = (Date.UTC(year, month, date) / 1000 / DAY) % stepDays;
  for (let days = odd === 0 ? 0 : stepDays - odd; timeAt(days, 0) <= to; days += stepDays)
    for (let hours = 0; hours < 24; hours += step / HOUR) times.push(timeAt(days, hours));
  // Where clocks are put forward, an hour is the next one.
  return [...new Set(times)].filter((time) => time >= from && time <= to);
}
