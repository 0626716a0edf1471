import { isKnown } from '../../syntax/shell/ast.ts';
import { type CeleryStart, hasVariable, lastUse } from './celery-starts.ts';

export type Pool = 'prefork' | 'gevent' | 'eventlet' | 'threads' | 'solo';

const POOLS: Readonly<Record<string, Pool>> = {
  prefork: 'prefork',
  processes: 'prefork',
  gevent: 'gevent',
  eventlet: 'eventlet',
  threads: 'threads',
  solo: 'solo',
};

/**
 * The pool of a worker; undefined when it cannot be known. Without `-P` it is prefork, unless a setting says otherwise.
 */
export function poolOf(start: CeleryStart): Pool | undefined {
  const use = lastUse(start, 'pool');
  if (use) return use.value && isKnown(use.value.text) ? POOLS[use.value.text] : undefined;
  return start.parsed.certain && !hasVariable(start, 'CELERY_WORKER_POOL') ? 'prefork' : undefined;
}
