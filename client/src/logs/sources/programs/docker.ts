import { isNumber, isRecord } from '../../../guards.ts';
import type { LogSource, SourceContext } from '../source.ts';
import type { Command } from './command.ts';
import { createReplay, followProgram, leadingTime } from './program-log.ts';
import { outputOf } from './program-output.ts';
import { ProgramPast } from './program-past.ts';

interface DockerTail {
  readonly container: string;
  readonly history: number;
  readonly encoding?: string | undefined;
}

interface ComposeTail {
  /** Services; empty means all. */
  readonly services: readonly string[];
  /** Where the compose file is. */
  readonly folder: string | undefined;
  readonly history: number;
  readonly encoding?: string | undefined;
}

interface RunningContainer {
  readonly name: string;
  readonly image: string;
  /** In docker's own words: `Up 3 hours`. */
  readonly status: string;
}

/** The containers that run now; throws a `SourceError` when docker cannot say. */
export async function runningContainers(signal: AbortSignal): Promise<readonly RunningContainer[]> {
  const output = await outputOf(
    { program: 'docker', args: ['ps', '--format', '{{.Names}}\t{{.Image}}\t{{.Status}}'] },
    signal,
  );
  return output.split('\n').flatMap((line) => {
    const [name = '', image = '', status = ''] = line.trim().split('\t');
    return name === '' ? [] : [{ name, image, status }];
  });
}

/** `docker logs -f`, through stops and restarts of the container; how it has ended becomes a line. */
export function dockerSource({ container, history, encoding }: DockerTail): LogSource {
  const command = (since: number | undefined): Command => ({
    program: 'docker',
    args: ['logs', '--follow', '--timestamps', ...range(since, history), '--', container],
    encoding,
  });
  let said = '';
  const ended = async (context: SourceContext) => {
    const lines = endOf(
      container,
      await outputOf({ program: 'docker', args: ['inspect', '--', container] }, context.signal),
    );
    const news = lines.join('\n') === said ? [] : lines;
    said = lines.join('\n');
    return { lines: news, again: true };
  };
  const last = (lines: number): Command => ({
    program: 'docker',
    args: ['logs', '--timestamps', '--tail', String(lines), '--', container],
    encoding,
  });
  const past = new ProgramPast({ last, timeOf: leadingTime, stderr: true }, history);
  const log = { command, timeOf: leadingTime, stderr: true, past, between: 3000, ended };
  const replay = createReplay();
  return {
    run: (context) => followProgram(log, '', context, replay),
    older: (edge, signal) => past.older(edge, signal),
  };
}

/** `docker compose logs -f` of a project. */
export function composeSource({ services, folder, history, encoding }: ComposeTail): LogSource {
  const logs = (...how: readonly string[]): Command => ({
    program: 'docker',
    args: ['compose', 'logs', '--timestamps', '--no-color', ...how, '--', ...services],
    cwd: folder,
    encoding,
  });
  const timeOf = (line: string) => leadingTime(line.slice(line.indexOf('| ') + 2));
  // Each container gives its own last lines; how wide the column of the names is depends on all of them.
  const logOf = (line: string) => line.slice(0, line.indexOf('|')).trimEnd();
  const last = (lines: number) => logs('--tail', String(lines));
  const past = new ProgramPast({ last, timeOf, logOf, stderr: false }, history);
  const command = (since: number | undefined) => logs('--follow', ...range(since, history));
  const log = { command, timeOf, stderr: false, past, between: 3000 };
  const replay = createReplay();
  return {
    run: (context) => followProgram(log, '', context, replay),
    older: (edge, signal) => past.older(edge, signal),
  };
}

function range(since: number | undefined, history: number): string[] {
  return since === undefined ? ['--tail', String(history)] : ['--since', new Date(since).toISOString()];
}

/** What `docker inspect` says about the end of a container, in the words of compose and of kubectl. */
function endOf(container: string, inspected: string): readonly string[] {
  const parsed: unknown = JSON.parse(inspected);
  const [first] = Array.isArray(parsed) ? parsed : [];
  const state = isRecord(first) ? first['State'] : undefined;
  if (!isRecord(state) || state['Running'] === true) return [];
  const code = isNumber(state['ExitCode']) ? state['ExitCode'] : 0;
  const killed = state['OOMKilled'] === true ? ['Last State: Terminated Reason: OOMKilled'] : [];
  return [...killed, `${container} exited with code ${code}`];
}
