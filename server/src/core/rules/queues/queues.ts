import type { Program } from '../../programs/program.ts';
import { dramatiq, huey, rq } from '../../programs/task-queues.ts';

/** The task queues whose verdict on a command line is known exactly; celery has rules of its own. */
export const QUEUES: readonly Program[] = [rq, dramatiq, huey];

export const QUEUE_IDS: readonly string[] = QUEUES.map(({ id }) => id);
