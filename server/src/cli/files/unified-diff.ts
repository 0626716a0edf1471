/** With more changes than this the shortest way is not looked for: that takes their square, in time and memory. */
const MOST_CHANGES = 1000;
/** Lines of context around a change, as diff(1) and git take by default. */
const CONTEXT = 3;

interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

/**
 * What has to change in `before` to make `after`, as `patch -p1` and `git apply` read it; empty when nothing has to. Line
 * ends belong to the lines, so a changed CRLF is a changed line.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = lineSteps(linesOf(before), linesOf(after));
  const name = path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
  return `--- a/${name}\n+++ b/${name}\n${hunks(steps).join('')}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The shortest way from one list of lines to the other, if it is short (E. Myers, "An O(ND) Difference Algorithm", 1986). */
function lineSteps(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [
    ...before.slice(0, head).map((line): Step => ({ kind: ' ', line })),
    ...middleSteps(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map((line): Step => ({ kind: ' ', line })),
  ];
}

function middleSteps(before: readonly string[], after: readonly string[]): Step[] {
  const trace: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let cost = 0; cost <= MOST_CHANGES; cost++) {
    const next = new Map(reached);
    for (let k = -cost; k <= cost; k += 2) {
      const down = k === -cost || (k !== cost && at(reached, k - 1) < at(reached, k + 1));
      let x = down ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      next.set(k, x);
      if (x >= before.length && x - k >= after.length) return walkBack([...trace, reached], before, after);
    }
    trace.push(reached);
    reached = next;
  }
  return [...before.map((line): Step => ({ kind: '-', line })), ...after.map((line): Step => ({ kind: '+', line }))];
}

function walkBack(trace: readonly Map<number, number>[], before: readonly string[], after: readonly string[]): Step[] {
  const steps: Step[] = [];
  let x = before.length;
  let y = after.length;
  for (let cost = trace.length - 1; cost >= 0; cost--) {
    const reached = trace[cost] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -cost || (k !== cost && at(reached, k - 1) < at(reached, k + 1));
    const startX = at(reached, down ? k + 1 : k - 1);
    const startY = startX - (down ? k + 1 : k - 1);
    while (x > startX && y > startY && x > 0 && y > 0 && before[x - 1] === after[y - 1]) {
      steps.push({ kind: ' ', line: before[--x] ?? '' });
      y--;
    }
    if (cost === 0) break;
    steps.push(down ? { kind: '+', line: after[--y] ?? '' } : { kind: '-', line: before[--x] ?? '' });
  }
  return steps.reverse();
}

function at(reached: ReadonlyMap<number, number>, k: number): number {
  return reached.get(k) ?? -1;
}

/** Groups of changes that are no further apart than their context. */
function hunks(steps: readonly Step[]): string[] {
  const changed = steps.flatMap(({ kind }, i) => (kind === ' ' ? [] : [i]));
  const groups: { from: number; to: number }[] = [];
  for (const i of changed) {
    const last = groups.at(-1);
    if (last && i - CONTEXT <= last.to + CONTEXT) last.to = i + 1;
    else groups.push({ from: i, to: i + 1 });
  }
  return groups.map(({ from, to }) => hunk(steps, Math.max(0, from - CONTEXT), Math.min(steps.length, to + CONTEXT)));
}

function hunk(steps: readonly Step[], from: number, to: number): string {
  const count = (part: readonly Step[], kind: Step['kind']): number =>
    part.filter((step) => step.kind === ' ' || step.kind === kind).length;
  const before = steps.slice(0, from);
  const shown = steps.slice(from, to);
  // An empty side is said to be behind the line before it (POSIX, diff -U).
  const place = (kind: Step['kind']): string => {
    const length = count(shown, kind);
    return `${count(before, kind) + (length > 0 ? 1 : 0)},${length}`;
  };
  const lines = shown.map(({ kind, line }) =>
    line.endsWith('\n') ? `${kind}${line}` : `${kind}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${place('-')} +${place('+')} @@\n${lines.join('')}`;
}
