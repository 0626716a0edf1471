import type { LogLine } from '../../../../server/src/core/logs/types.ts';

export interface Dated {
  readonly line: LogLine;
  /** Milliseconds since the epoch; -Infinity where nothing tells one. */
  readonly time: number;
}

/**
 * Lines of several streams in the order of their times. A line without a time goes with the one before it in its stream
 * (the frames of a traceback), the first ones of a stream with the first that has one.
 */
export function inOrderOfTime(lines: readonly LogLine[]): readonly Dated[] {
  const streams = new Map<string, LogLine[]>();
  for (const line of lines) {
    const stream = streams.get(line.source);
    if (stream) stream.push(line);
    else streams.set(line.source, [line]);
  }
  // Stable: equal times stay in the order of their streams.
  return [...streams.values()].flatMap(dated).sort((a, b) => a.time - b.time);
}

/** Lines that are in order already, each with the time that it is put at: never before that of the line before it. */
export function dated(lines: readonly LogLine[]): readonly Dated[] {
  let time = lines.find((line) => line.time !== undefined)?.time ?? Number.NEGATIVE_INFINITY;
  return lines.map((line) => {
    time = Math.max(time, line.time ?? time);
    return { line, time };
  });
}

/** Whether lines that are put between others come before those of the same time, or behind them. */
export type Ties = 'first' | 'last';

/** Rows, and lines between them, in the order of their times. */
export function merged(lines: readonly Dated[], rows: readonly Dated[], ties: Ties): readonly Dated[] {
  const both: Dated[] = [];
  let next = 0;
  for (const row of rows) {
    for (let line = lines[next]; line && precedes(line, row, ties); line = lines[++next]) both.push(line);
    both.push(row);
  }
  return [...both, ...lines.slice(next)];
}

function precedes(line: Dated, row: Dated, ties: Ties): boolean {
  return line.time < row.time || (line.time === row.time && ties === 'first');
}

/** The lines of another engine: with sequence numbers of their own. */
export function shifted(lines: readonly LogLine[], by: number): readonly LogLine[] {
  return lines.map((line) => ({ ...line, sequence: line.sequence + by, record: line.record + by }));
}
