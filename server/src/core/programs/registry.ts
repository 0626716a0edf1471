import { django } from './django/program.ts';
import { flask } from './flask/program.ts';
import { gunicorn } from './gunicorn/program.ts';
import type { Program } from './program.ts';
import { python } from './python/program.ts';

/** The programs that nearly every command starts; they are small and always loaded. */
const basic: readonly Program[] = [django, flask, gunicorn, python];

/** The other programs by the names they are started with: each is loaded with the first command that starts it. */
const byName: ReadonlyMap<string, () => Program> = new Map<string, () => Program>([
  ...basic.flatMap((program) => program.names.map((name): [string, () => Program] => [name, () => program])),
  ['celery', () => (require('./celery/program.ts') as typeof import('./celery/program.ts')).celery],
  ['daphne', () => appServers().daphne],
  ['dramatiq', () => taskQueues().dramatiq],
  ['dramatiq-gevent', () => taskQueues().dramatiq],
  ['fastapi', () => appServers().fastapi],
  ['granian', () => appServers().granian],
  ['huey_consumer', () => taskQueues().huey],
  ['huey_consumer.py', () => taskQueues().huey],
  ['hypercorn', () => appServers().hypercorn],
  ['rq', () => taskQueues().rq],
  ['rqinfo', () => taskQueues().rq],
  ['rqworker', () => taskQueues().rq],
  ['sanic', () => appServers().sanic],
  ['streamlit', () => appServers().streamlit],
  ['uvicorn', () => appServers().uvicorn],
  ['uwsgi', () => appServers().uwsgi],
  ['waitress-serve', () => appServers().waitress],
  ['waitress', () => appServers().waitress],
]);

function appServers() {
  return require('./app-servers.ts') as typeof import('./app-servers.ts');
}

function taskQueues() {
  return require('./task-queues.ts') as typeof import('./task-queues.ts');
}

/** Every program whose command line we know, by their ids. */
export function allPrograms(): readonly Program[] {
  const programs = new Set([...byName.values()].map((program) => program()));
  return [...programs].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The program that a file or module name starts; undefined for one we do not know. */
export function programFor(name: string): Program | undefined {
  return byName.get(name)?.();
}
