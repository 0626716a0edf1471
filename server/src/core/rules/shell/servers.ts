import type { Invocation } from '../../model/command-line.ts';

/** Programs that run until they are stopped, with the words that make them end at once or go to the background. */
const SERVERS: ReadonlyMap<string, RegExp> = new Map([
  ['gunicorn', /^(?:-D|--daemon|--check-config|--print-config|-v|--version|-h|--help)$/],
  ['uvicorn', /^(?:--version|--help)$/],
  ['hypercorn', /^(?:-h|--help)$/],
  ['daphne', /^(?:-h|--help)$/],
  ['waitress-serve', /^--help$/],
  ['uwsgi', /^(?:--daemonize.*|-d|--version|--help|-h)$/],
]);

/** Words without which these are no servers. */
const SUBCOMMANDS: ReadonlyMap<string, RegExp> = new Map([
  ['celery', /^(?:worker|beat|flower)$/],
  ['manage.py', /^(?:runserver|runserver_plus|qcluster|rqworker|rqscheduler|process_tasks)$/],
  ['flask', /^run$/],
]);

const GO_AWAY = /^(?:-D|--detach|--help|-h|--version)$/;

/** True for a program that, started like this, stays in the foreground until it is stopped. */
export function isServer({ program, arguments: words }: Invocation): boolean {
  const leaves = SERVERS.get(program);
  const has = (expression: RegExp): boolean => words.some(({ value }) => expression.test(value.text));
  if (leaves) return !has(leaves);
  const subcommand = SUBCOMMANDS.get(program);
  return subcommand !== undefined && has(subcommand) && !has(GO_AWAY);
}
