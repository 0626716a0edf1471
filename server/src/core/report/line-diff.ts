/** Lines of context around a change. */
const CONTEXT = 1;

/** How a text changes, as `diff -u` writes it, without a head: one stretch from the first changed line to the last. */
export function lineDiff(before: string, after: string): string {
  const old = before.split(/\r\n|\n|\r/);
  const now = after.split(/\r\n|\n|\r/);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old.at(-1 - end) === now.at(-1 - end)) end++;
  const marked = (mark: string, lines: readonly string[]): string[] => lines.map((line) => `${mark}${line}`);
  return [
    ...marked(' ', old.slice(Math.max(0, start - CONTEXT), start)),
    ...marked('-', old.slice(start, old.length - end)),
    ...marked('+', now.slice(start, now.length - end)),
    ...marked(' ', old.slice(old.length - end, old.length - end + CONTEXT)).filter((line) => line !== ' '),
  ].join('\n');
}
