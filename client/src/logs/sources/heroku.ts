import type { Command } from './command.ts';
import { createReplay, followProgram, leadingTime } from './program-log.ts';
import type { LogSource } from './source.ts';

export interface HerokuTail {
  readonly app: string;
  /** Lines of the past to begin with; Heroku keeps 1500. */
  readonly history: number;
}

/** `heroku logs --tail`: the application's and the platform's own lines. */
export function herokuSource({ app, history }: HerokuTail): LogSource {
  const command = (since: number | undefined): Command => ({
    program: 'heroku',
    // After a break all that Heroku has kept is read again; what was read before is left out.
    args: ['logs', '--tail', '--app', app, '--num', String(since === undefined ? history : 1500)],
    // Colours of the program, not of the application.
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const log = { command, timeOf: leadingTime, stderr: false, repeats: true, between: 1000 };
  const replay = createReplay();
  return { run: (context) => followProgram(log, '', context, replay) };
}
