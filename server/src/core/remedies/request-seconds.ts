import { effectiveClassName, findWorkerClass } from '../programs/gunicorn/worker-classes.ts';
import type { Situation } from './situation.ts';

/**
 * Seconds that a request may have: as long as nginx waits (proxy_read_timeout, 60 unless told otherwise), because an answer
 * that comes later reaches nobody, and one that comes just in time should not be cut off. Heroku asks for less than the 30
 * seconds of its router, so that the error of the application is seen and not H12 (devcenter.heroku.com/articles/request-timeout).
 */
export const MOST_SECONDS = { heroku: 25n, blueking: 60n, generic: 60n } as const;

/** Whether a slow request counts as silence; true for a class that is not known, as it does for gunicorn's default. */
export function blocksHeartbeat({ here: { gunicorn } }: Situation): boolean {
  const name = gunicorn?.settings.text('worker_class')?.trim() ?? 'sync';
  const threads = gunicorn?.settings.number('threads') ?? 1n;
  return findWorkerClass(effectiveClassName(name, threads))?.requestsBlockHeartbeat ?? true;
}
