import { SourceError } from '../source.ts';
import { type Command, commandSource } from './command.ts';
import { programFailure } from './program-failure.ts';

/**
 * What a program writes to its standard output, and behind that, if wanted, to standard error, once it has ended; throws a
 * `SourceError` when it fails.
 */
export async function outputOf(command: Command, signal: AbortSignal, { stderr = false } = {}): Promise<string> {
  const chunks = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const context = { signal, now: Date.now, sleep: () => Promise.resolve(), log: () => undefined };
  try {
    for await (const event of commandSource(command).run(context)) {
      if (event.type === 'bytes') chunks[event.stream === 'stderr' ? 'stderr' : 'stdout'].push(event.bytes);
    }
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure.kind !== 'program-exit') throw error;
    throw new SourceError(programFailure(error.failure));
  }
  const output = Buffer.concat(chunks.stdout).toString();
  return stderr ? `${output}\n${Buffer.concat(chunks.stderr).toString()}` : output;
}
