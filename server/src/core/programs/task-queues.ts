/** The task queues besides celery: what is known of them is loaded together, with the first command that starts one. */
export { dramatiq } from './dramatiq/program.ts';
export { huey } from './huey/program.ts';
export { rq } from './rq/program.ts';
