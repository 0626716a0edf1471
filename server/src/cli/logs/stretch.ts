import type { FoundLine, ScanEngine } from '../../core/logs/scan-engine.ts';
import type { LineWriter } from './reports/line-writer.ts';

/** What was found in a stretch of a log. */
export interface Stretch {
  readonly bytes: number;
  /** How many were completed. */
  readonly lines: number;
  /** How many of them are failures. */
  readonly matches: number;
  /** What is to be written about these. */
  readonly output: string;
}

/** What the engine finds in the next bytes of a log. `now` in milliseconds since the epoch. */
export function scanChunk(
  chunk: Uint8Array,
  source: string,
  engine: ScanEngine,
  now: number,
  writer: LineWriter | undefined,
): Stretch {
  let output = '';
  const write = (line: FoundLine): void => {
    if (writer) output += written(line, writer);
  };
  const { lines, matches } = engine.scan(chunk, source, now, writer && write);
  return { bytes: chunk.length, lines, matches, output };
}

/** What the last line of the log says, if it had no line break. */
export function endOf(source: string, engine: ScanEngine, now: number, writer: LineWriter | undefined): Stretch {
  const last = engine.end(source, now);
  const failures = last.filter(({ match }) => match);
  const output = writer ? failures.map((line) => written(line, writer)).join('') : '';
  return { bytes: 0, lines: last.length, matches: failures.length, output };
}

function written({ sequence, match, message }: FoundLine, writer: LineWriter): string {
  return match ? writer.start(sequence) + writer.rest(match, message) : '';
}
