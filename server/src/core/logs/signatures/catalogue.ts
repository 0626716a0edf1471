import { APP_SERVERS } from './app-servers.ts';
import { BLUEKING } from './blueking.ts';
import { CELERY } from './celery.ts';
import { CONNECTION_POOLS } from './connection-pools.ts';
import { CONTAINERS } from './containers.ts';
import { GUNICORN } from './gunicorn.ts';
import { HEROKU } from './heroku.ts';
import { KERNEL } from './kernel.ts';
import { KUBERNETES } from './kubernetes.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { MYSQL } from './mysql.ts';
import { NGINX } from './nginx.ts';
import { POSTGRES } from './postgres.ts';
import { PROXIES } from './proxies.ts';
import { PYTHON } from './python.ts';
import type { LifecycleEvent, Signature } from './signature.ts';
import { STORES } from './stores.ts';
import { UWSGI } from './uwsgi.ts';

/** All signatures, specific before general: a line gets the first that fits. */
export const SIGNATURES: readonly Signature[] = [
  ...BLUEKING,
  ...GUNICORN,
  ...CELERY,
  ...APP_SERVERS,
  ...UWSGI,
  ...NGINX,
  ...PROXIES,
  ...KUBERNETES,
  ...CONTAINERS,
  ...KERNEL,
  ...HEROKU,
  ...PYTHON,
  ...CONNECTION_POOLS,
  ...POSTGRES,
  ...MYSQL,
  ...STORES,
];

export const EVENTS: readonly LifecycleEvent[] = LIFECYCLE;

/** Everything that a line can be. */
export const CATALOGUE: readonly (Signature | LifecycleEvent)[] = [...SIGNATURES, ...EVENTS];
