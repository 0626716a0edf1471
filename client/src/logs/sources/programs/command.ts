import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { inUtf8 } from '../encoded.ts';
import { Merger } from '../merger.ts';
import { type Failure, type LogSource, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import { LastWords } from './last-words.ts';
import { terminate } from './process-group.ts';
import { programPath } from './program-path.ts';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Through the shell of the system, for a line that a person typed. */
  readonly shell?: boolean | undefined;
  /** Of what it writes, as `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding?: string | undefined;
}

const OUTPUTS = ['stdout', 'stderr'] as const;

/** The output of a program, in UTF-8: standard output and standard error as two streams. */
export function commandSource(command: Command): LogSource {
  return { run: (context) => inUtf8(run(command, context), command.encoding) };
}

async function* run(command: Command, context: SourceContext): AsyncGenerator<SourceEvent> {
  const program = command.shell ? command.program : await programPath(command.program);
  if (context.signal.aborted) return;
  if (program === undefined) throw new SourceError({ kind: 'program-missing', program: command.program });
  const child = spawn(program, [...command.args], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    shell: command.shell ?? false,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what a shell has started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const ended = exit(child);
  const stop = () => terminate(child);
  context.signal.addEventListener('abort', stop);
  const words = new LastWords();
  try {
    if (child.pid !== undefined) yield { type: 'live' };
    for await (const event of outputs(child, stop)) {
      if (context.signal.aborted) {
        // What it writes when it is started again is no end of a line that it was writing.
        for (const stream of OUTPUTS) yield { type: 'end', stream };
        return;
      }
      if (event.type === 'bytes' && event.stream === 'stderr') words.hear(event.bytes);
      yield event;
    }
    const result = await ended;
    if (context.signal.aborted) return;
    if (result instanceof Error) throw new SourceError(await notStarted(command));
    if (result === 0) return;
    throw new SourceError({ kind: 'program-exit', program: command.program, code: result, stderr: words.said });
  } finally {
    context.signal.removeEventListener('abort', stop);
    stop();
  }
}

/** A folder that is not there is reported as if the program were not there. */
async function notStarted({ program, cwd }: Command): Promise<Failure> {
  const isThere = cwd === undefined || (await stat(cwd).catch(() => undefined))?.isDirectory() === true;
  return isThere ? { kind: 'program-missing', program } : { kind: 'not-found', what: cwd };
}

/** Both outputs as they come. A reader that waits holds back the program through its pipe. */
function outputs(child: ChildProcess, stop: () => void): AsyncIterable<SourceEvent> {
  const merger = new Merger<SourceEvent>(stop);
  for (const stream of OUTPUTS) {
    const pipe = child[stream];
    if (pipe) merger.add(output(pipe, stream));
  }
  return merger;
}

async function* output(pipe: Readable, stream: string): AsyncGenerator<SourceEvent> {
  try {
    for await (const bytes of pipe) yield { type: 'bytes', bytes, stream };
  } catch {
    // How the program has ended says more than that its pipe is broken.
  }
  yield { type: 'end', stream };
}

function exit(child: ChildProcess): Promise<number | Error> {
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
