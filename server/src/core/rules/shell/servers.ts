import type { Invocation } from '../../model/command-line.ts';

/** Programs that run until they are stopped, with the words that make them end at once or go to the background. */
const SERVERS: ReadonlyMap<string, RegExp> = new Map([
  ['gunicorn', /^(?:-D|--daemon|--check-config|--print-config|-v|--version|-h|--help)$/],
  ['uvicorn', /^(?:--version|--help)$/],
  ['hypercorn', /^(?:-h|--help)$/],
  ['granian', /^(?:--version|--help)$/],
  ['sanic', /^(?:-D|--daemon|--version|-h|--help|exec|inspect|status|stop)$/],
  ['daphne', /^(?:-h|--help)$/],
  ['waitress-serve', /^--help$/],
  ['dramatiq', /^(?:--version|-h|--help)$/],
  ['huey_consumer', /^(?:-h|--help)$/],
  ['huey_consumer.py', /^(?:-h|--help)$/],
  ['rqworker', /^(?:-b|--burst|--help)$/],
  ['uwsgi', /^(?:--daemonize.*|-d|--version|--help|-h)$/],
]);

/** Words without which these are no servers, and words that make them end at once or go to the background. */
const SUBCOMMANDS: ReadonlyMap<string, { readonly serves: RegExp; readonly leaves: RegExp }> = new Map([
  ['celery', { serves: /^(?:worker|beat|flower)$/, leaves: /^(?:-D|--detach|--help|-h|--version)$/ }],
  [
    'manage.py',
    {
      serves: /^(?:runserver|runserver_plus|qcluster|rqworker|rqscheduler|process_tasks)$/,
      leaves: /^(?:--help|-h|--version)$/,
    },
  ],
  ['rq', { serves: /^(?:worker|worker-pool|cron)$/, leaves: /^(?:-b|--burst|--help|--version)$/ }],
  ['fastapi', { serves: /^(?:run|dev)$/, leaves: /^(?:--help|-h|--version)$/ }],
  ['streamlit', { serves: /^(?:run|hello)$/, leaves: /^(?:--help|--version)$/ }],
  // Its `-h` is the host.
  ['flask', { serves: /^run$/, leaves: /^(?:--help|--version)$/ }],
]);

/** True for a program that, started like this, stays in the foreground until it is stopped. */
export function isServer({ program, arguments: words }: Invocation): boolean {
  const leaves = SERVERS.get(program);
  const has = (expression: RegExp): boolean => words.some(({ value }) => expression.test(value.text));
  if (leaves) return !has(leaves);
  const subcommand = SUBCOMMANDS.get(program);
  return subcommand !== undefined && has(subcommand.serves) && !has(subcommand.leaves);
}
