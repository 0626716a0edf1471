import type { LogSource } from '../source.ts';
import type { Command } from './command.ts';
import { createReplay, followProgram, leadingTime } from './program-log.ts';
import { ProgramPast } from './program-past.ts';

interface HerokuTail {
  readonly app: string;
  /** Lines of the past to begin with. */
  readonly history: number;
  readonly encoding?: string | undefined;
}

/** Lines that Heroku keeps of an application (devcenter.heroku.com/articles/logging, "Log history limits"). */
const KEPT_LINES = 1500;

/** `heroku logs --tail`: the application's and the platform's own lines. */
export function herokuSource({ app, history, encoding }: HerokuTail): LogSource {
  const logs = (lines: number, ...how: readonly string[]): Command => ({
    program: 'heroku',
    args: ['logs', ...how, '--app', app, '--num', String(lines)],
    // Colours of the program, not of the application.
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
    encoding,
  });
  // After a break all that Heroku has kept is read again; what was read before is left out.
  const command = (since: number | undefined) => logs(since === undefined ? history : KEPT_LINES, '--tail');
  const past = new ProgramPast({ last: logs, timeOf: leadingTime, stderr: false, kept: KEPT_LINES }, history);
  const log = { command, timeOf: leadingTime, stderr: false, past, repeats: true, between: 1000 };
  const replay = createReplay();
  return {
    run: (context) => followProgram(log, '', context, replay),
    older: (edge, signal) => past.older(edge, signal),
  };
}
