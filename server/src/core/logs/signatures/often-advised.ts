/** Advice that several failures share. */
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
  text: t('Recycle workers before they grow: --max-requests with a jitter.'),
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
/** What to find out first. */
export const GREW_SLOWLY = t(
  'Look whether memory grew slowly until the kill: then it is a leak, and recycling only hides it until it is found.',
);
