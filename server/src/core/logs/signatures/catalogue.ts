import { ADDRESS_REFUSED } from './address-refused.ts';
import { AIRFLOW } from './airflow.ts';
import { AMQP } from './amqp.ts';
import { APACHE } from './apache.ts';
import { APP_SERVERS } from './app-servers.ts';
import { BLUEKING } from './blueking.ts';
import { BLUEKING_ALERTS } from './blueking-alerts.ts';
import { BROWSER } from './browser.ts';
import { CELERY } from './celery.ts';
import { CONNECTION_POOLS } from './connection-pools.ts';
import { CONNECTIONS } from './connections.ts';
import { CONTAINERS } from './containers.ts';
import { GUNICORN } from './gunicorn.ts';
import { HEROKU } from './heroku.ts';
import { JOBS } from './jobs.ts';
import { JVM } from './jvm.ts';
import { KAFKA } from './kafka.ts';
import { KERNEL } from './kernel.ts';
import { KUBERNETES } from './kubernetes.ts';
import { KUBERNETES_MEMORY } from './kubernetes-memory.ts';
import { KUBERNETES_SETUP } from './kubernetes-setup.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { LOGINS } from './logins.ts';
import { MIGRATIONS } from './migrations.ts';
import { MYSQL } from './mysql.ts';
import { NGINX } from './nginx.ts';
import { NODE } from './node.ts';
import { OPERATING_SYSTEM } from './operating-system.ts';
import { OTHER_RUNTIMES } from './other-runtimes.ts';
import { POOL_GAUGES, POOL_USE } from './pool-gauges.ts';
import { PORT_IN_USE } from './port-in-use.ts';
import { PORT_NOT_BOUND } from './port-not-bound.ts';
import { POSTGRES } from './postgres.ts';
import { PROCESS_MANAGERS } from './process-managers.ts';
import { PROGRAM_EXCEPTION } from './program-exception.ts';
import { PROGRAM_MISSING } from './program-missing.ts';
import { PROXIES } from './proxies.ts';
import { PYTHON } from './python.ts';
import { RABBITMQ } from './rabbitmq.ts';
import { RQ } from './rq.ts';
import { SETUP } from './setup.ts';
import type { LifecycleEvent, Signature } from './signature.ts';
import { START_REFUSALS } from './start-refusals.ts';
import { STORES } from './stores.ts';
import { TRAEFIK } from './traefik.ts';
import { UNCAUGHT } from './uncaught.ts';
import { UWSGI } from './uwsgi.ts';

/** All signatures, specific before general: a line gets the first that fits. */
export const SIGNATURES: readonly Signature[] = [
  ...BLUEKING,
  ...BLUEKING_ALERTS,
  ...GUNICORN,
  ...ADDRESS_REFUSED,
  ...PORT_IN_USE,
  ...PORT_NOT_BOUND,
  ...LOGINS,
  ...CELERY,
  ...RQ,
  ...AIRFLOW,
  ...JOBS,
  ...START_REFUSALS,
  ...APP_SERVERS,
  ...UWSGI,
  ...NGINX,
  ...PROXIES,
  ...APACHE,
  ...KUBERNETES_MEMORY,
  ...KUBERNETES,
  ...KUBERNETES_SETUP,
  ...CONTAINERS,
  ...KERNEL,
  ...HEROKU,
  ...STORES,
  ...RABBITMQ,
  ...KAFKA,
  ...AMQP,
  ...PYTHON,
  ...CONNECTION_POOLS,
  ...POOL_USE,
  ...POSTGRES,
  ...MIGRATIONS,
  ...MYSQL,
  ...NODE,
  ...CONNECTIONS,
  ...JVM,
  ...OTHER_RUNTIMES,
  ...PROCESS_MANAGERS,
  ...OPERATING_SYSTEM,
  ...PROGRAM_MISSING,
  ...BROWSER,
  ...TRAEFIK,
  ...SETUP,
  ...UNCAUGHT,
  ...PROGRAM_EXCEPTION,
];

export const EVENTS: readonly LifecycleEvent[] = [...LIFECYCLE, ...POOL_GAUGES];

/** Everything that a line can be. */
export const CATALOGUE: readonly (Signature | LifecycleEvent)[] = [...SIGNATURES, ...EVENTS];
