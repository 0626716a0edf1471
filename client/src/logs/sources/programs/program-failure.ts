import type { Failure } from '../source.ts';

/** What the last words of a program mean; first match counts. Texts of kubectl, docker, heroku and the libraries below. */
const meanings: readonly (readonly [pattern: RegExp, failure: (line: string) => Failure])[] = [
  // A docker without the plugin takes the options of `compose logs` for its own.
  [
    /'compose' is not a docker command|unknown (?:shorthand )?flag: (?:--timestamps|'f' in -f)/,
    () => ({ kind: 'program-missing', program: 'docker compose' }),
  ],
  [
    /unable to connect|cannot connect|connection (?:refused|reset)|was refused|i\/o timeout|no such host|handshake timeout|unexpected EOF|E(?:NOTFOUND|CONN\w+|TIMEDOUT|AI_AGAIN)|socket hang up|server is currently unable|service unavailable|bad gateway|gateway time-?out/i,
    (detail) => ({ kind: 'unreachable', detail }),
  ],
  [/\bnot found\b|no such container|couldn't find that app|NotFound/i, (what) => ({ kind: 'not-found', what })],
  [
    /unauthorized|not logged in|invalid credentials|must be logged in|token.{0,40}(?:expired|invalid)|to open up the browser to login/i,
    () => ({ kind: 'unauthorized' }),
  ],
  [/forbidden|permission denied|do not have access/i, (detail) => ({ kind: 'forbidden', detail })],
  [/rate limit|too many requests/i, () => ({ kind: 'rate-limited' })],
];

/** Why a program has ended, from what it said last. */
export function programFailure(failure: Extract<Failure, { kind: 'program-exit' }>): Failure {
  const line = failure.stderr;
  return meanings.find(([pattern]) => pattern.test(line))?.[1](line) ?? failure;
}
