import { isNumber, isRecord } from '../guards.ts';
import type { Command } from './command.ts';
import { createReplay, followProgram, leadingTime, outputOf } from './program-log.ts';
import type { LogSource, SourceContext } from './source.ts';

export interface DockerTail {
  readonly container: string;
  readonly history: number;
}

export interface ComposeTail {
  /** Services; empty means all. */
  readonly services: readonly string[];
  /** Where the compose file is. */
  readonly folder: string | undefined;
  readonly history: number;
}

/** `docker logs -f`, through stops and restarts of the container; how it has ended becomes a line. */
export function dockerSource({ container, history }: DockerTail): LogSource {
  const command = (since: number | undefined): Command => ({
    program: 'docker',
    args: ['logs', '--follow', '--timestamps', ...range(since, history), '--', container],
  });
  let said = '';
  const ended = async (context: SourceContext) => {
    const lines = endOf(container, await outputOf({ program: 'docker', args: ['inspect', '--', container] }, context));
    const news = lines.join('\n') === said ? [] : lines;
    said = lines.join('\n');
    return { lines: news, again: true };
  };
  const log = { command, timeOf: leadingTime, stderr: true, between: 3000, ended };
  const replay = createReplay();
  return { run: (context) => followProgram(log, '', context, replay) };
}

/** `docker compose logs -f` of a project. */
export function composeSource({ services, folder, history }: ComposeTail): LogSource {
  const command = (since: number | undefined): Command => ({
    program: 'docker',
    args: ['compose', 'logs', '--follow', '--timestamps', '--no-color', ...range(since, history), '--', ...services],
    cwd: folder,
  });
  const timeOf = (line: string) => leadingTime(line.slice(line.indexOf('| ') + 2));
  const log = { command, timeOf, stderr: false, between: 3000 };
  const replay = createReplay();
  return { run: (context) => followProgram(log, '', context, replay) };
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
