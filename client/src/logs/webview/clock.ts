/** Local time of day, the same everywhere on the page: `21:39:04`. `time` in milliseconds since the epoch. */
export function clock(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** With milliseconds: `21:39:04.123`. */
export function exactClock(time: number): string {
  return `${clock(time)}.${String(new Date(time).getMilliseconds()).padStart(3, '0')}`;
}

/** `21:39` */
export function shortClock(time: number): string {
  return clock(time).slice(0, 5);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
