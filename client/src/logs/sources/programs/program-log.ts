import { LineSplitter } from '../lines.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { reconnecting } from '../retry.ts';
import { type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import { type Command, commandSource } from './command.ts';
import { LastWords } from './last-words.ts';
import { programFailure } from './program-failure.ts';
import type { ProgramPast } from './program-past.ts';

/** A program that follows a log and has to be started again when it ends. */
interface ProgramLog {
  /** `since` (milliseconds since the epoch) is where to go on; undefined the first time. */
  command(since: number | undefined): Command;
  /** The time in front of a line, in milliseconds since the epoch; undefined when it has none. */
  timeOf(line: string): number | undefined;
  /** Standard error is part of the log (docker), not only the program's own words: those have no time in front. */
  readonly stderr: boolean;
  /** The program takes no start time, so it repeats older lines. */
  readonly repeats?: boolean;
  /** Learns where its lines begin. */
  readonly past?: ProgramPast;
  /** Milliseconds from its end to its next start. */
  readonly between: number;
  /** What to say when it has ended normally, and whether to go on. */
  ended?(context: SourceContext): Promise<{ readonly lines: readonly string[]; readonly again: boolean }>;
}

/** Asked for again after a restart of the program. */
const OVERLAP_MS = 5000;

/** For what is read by `followProgram`: to be kept for as long as its lines are to come once. */
export function createReplay(): ReplayFilter {
  return new ReplayFilter(OVERLAP_MS);
}

/** The lines of the program over any number of its starts, each once. */
export async function* followProgram(
  log: ProgramLog,
  stream: string,
  context: SourceContext,
  replay: ReplayFilter,
): AsyncGenerator<SourceEvent> {
  let again = true;
  yield* reconnecting(
    context,
    log.between,
    async function* () {
      yield* once(log, stream, replay, context);
      const end = context.signal.aborted ? undefined : await log.ended?.(context);
      for (const line of end?.lines ?? []) yield bytesOf(line, stream);
      again = end?.again ?? true;
    },
    () => again,
  );
  yield { type: 'end', stream };
}

async function* once(
  log: ProgramLog,
  stream: string,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { since } = replay;
  replay.reconnected();
  const splitters = new Map<string, LineSplitter>();
  const command = log.command(since);
  const words = new LastWords();
  const taken = (line: string, stream: string): boolean => {
    const time = log.timeOf(line);
    // Recognised again when the program has ended.
    if (time === undefined) return stream !== 'stderr';
    if (log.repeats && since !== undefined && time < since) return false;
    const isNew = replay.accept(time, line);
    if (isNew && since === undefined) log.past?.note(time, line);
    return isNew;
  };
  try {
    for await (const event of commandSource(command).run(context)) {
      if (event.type === 'live' || event.type === 'limit') yield event;
      if (event.type !== 'bytes' && event.type !== 'end') continue;
      if (event.stream === 'stderr' && !log.stderr) {
        if (event.type === 'bytes') words.hear(event.bytes);
        continue;
      }
      const splitter = splitters.get(event.stream) ?? new LineSplitter();
      splitters.set(event.stream, splitter);
      // Half a line of a program that was stopped comes whole when it is asked again.
      const rest = () => (context.signal.aborted ? [] : splitter.end());
      const lines = event.type === 'bytes' ? splitter.push(event.bytes) : rest();
      const text = lines.filter((line) => taken(line, event.stream)).join('\n');
      if (text !== '') yield bytesOf(text, stream);
    }
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure.kind !== 'program-exit') throw error;
    throw new SourceError(programFailure(error.failure));
  }
  // heroku ends with code 0 when nobody answers its question whether to log in.
  const failure = programFailure({ kind: 'program-exit', program: command.program, code: 0, stderr: words.said });
  if (failure.kind === 'unauthorized' && !context.signal.aborted) throw new SourceError(failure);
}

function bytesOf(text: string, stream: string): SourceEvent {
  return { type: 'bytes', bytes: Buffer.from(`${text}\n`), stream };
}

/** The RFC 3339 time at the start of a text (milliseconds since the epoch). */
export function leadingTime(text: string): number | undefined {
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)/.exec(text);
  const time = match ? Date.parse(match[0]) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
