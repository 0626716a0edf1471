/** Advice and causes that several failures share. */
import { t } from '../../text/l10n.ts';
import type { Remedy } from './signature.ts';

export const LARGER_PLAN: Remedy = {
  recipe: 'R5',
  text: t('Take a plan with more memory.'),
};
export const FEWER_WORKERS: Remedy = {
  recipe: 'R4',
  text: t('Start fewer workers; each holds its own copy of the application.'),
};
export const TASK_QUEUE: Remedy = {
  recipe: 'R11',
  text: t('Move the slow work out of the request, into a task queue.'),
};
export const RECYCLE_WORKERS: Remedy = {
  recipe: 'R3',
  text: t('For gunicorn, recycle workers before they grow: --max-requests with a jitter.'),
};
export const ASYNC_WORKERS: Remedy = {
  recipe: 'R2',
  text: t('Let workers serve others while one request waits: gevent, or gthread with threads.'),
};
export const MORE_INSTANCES: Remedy = {
  recipe: 'R6',
  text: t('Run more instances.'),
};
export const REPLACE_CHILDREN: Remedy = {
  recipe: 'R7',
  text: t('For celery, replace children: --max-memory-per-child and --max-tasks-per-child.'),
};
export const INSTANCES_UNDER_LOAD: Remedy = {
  recipe: 'R6',
  text: t('If it happens under load alone, run more instances.'),
};
export const FEWER_WORKERS_OR_THREADS: Remedy = {
  recipe: 'R4',
  text: t('Start fewer workers, or fewer threads each.'),
};
export const PLAN_AFTER_MEMORY_KILL: Remedy = {
  recipe: 'R5',
  text: t('If it was killed for its memory, take a plan with more of it.'),
};
export const BIND_TO_PORT: Remedy = {
  recipe: 'R0',
  text: t('Bind to 0.0.0.0 or [::] and to $PORT; look for a boot failure in the log of the application.'),
};
/** What to find out first. */
export const GREW_SLOWLY = t(
  'Look whether memory grew slowly until the kill: then it is a leak, which recycling only hides.',
);
export const FIND_WHAT_BLOCKS = t(
  'Find the call that blocks: a slow query, a service without a timeout, a loop. Work that takes long belongs in a task queue such as celery.',
);
export const READ_TRACEBACK = t(
  'Read the last line of the traceback, and the nearest line above it that is of your own code.',
);
/** What usually brings it about. */
export const SLOW_OR_DROPPED = t('That service is slow, or the packets to it are dropped.');
export const MEMORY_LIMIT = t('The memory limit of the container.');
export const SERVICE_WITHOUT_ANSWER = t('A service that the application calls did not accept or answer in time.');
export const OWN_CONNECTIONS = t('Each worker keeps its own connections; more replicas multiply them.');
export const DOWN_OR_MISTAKEN = t('It is down or starts, or the address in the environment is wrong.');
export const LONG_REQUESTS = t('Requests or open streams last longer than the grace period.');
export const SMALL_POOL = t('The pool is smaller than the number of threads that use it.');
export const TOGETHER_TOO_LARGE = t('The processes together need more memory than the plan has.');
