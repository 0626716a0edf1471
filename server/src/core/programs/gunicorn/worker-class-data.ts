import type { PackageNeed, WorkerClass } from './worker-class.ts';

const ONLY_ASGI = [
  ...['asgi_loop', 'asgi_lifespan', 'asgi_disconnect_grace_period', 'websocket_max_message_size', 'root_path'],
];
const GUNICORN = 'benoitc/gunicorn:gunicorn/workers';
const UVICORN = 'encode/uvicorn:uvicorn/workers.py';
const UVICORN_0_30 = { package: 'uvicorn', since: '0.30.0' };

const GEVENT: readonly PackageNeed[] = [
  {
    package: 'gevent',
    extra: 'gevent',
    least: [
      { from: '24.0.0', version: '24.10.1' },
      { from: '20.0.0', version: '1.4' },
      { from: '19.0.0', version: '0.13' },
    ],
  },
  // Until then gunicorn itself required it.
  { package: 'packaging', extra: 'gevent', since: '26.1.0' },
];

const UVICORN_IGNORES = ['threads', 'worker_connections', 'access_log_format', ...ONLY_ASGI];

/** Built-in classes first. Paths of classes of other packages are those of their documentation. */
export const WORKER_CLASSES: readonly WorkerClass[] = [
  {
    name: 'sync',
    paths: ['gunicorn.workers.sync.SyncWorker'],
    packages: [],
    ignores: ['keepalive', 'worker_connections', 'http_protocols', ...ONLY_ASGI],
    requestsBlockHeartbeat: true,
    concurrency: 'one',
    sources: [`${GUNICORN}/sync.py`],
  },
  {
    name: 'gthread',
    paths: ['gunicorn.workers.gthread.ThreadWorker'],
    packages: [],
    ignores: ONLY_ASGI,
    requestsBlockHeartbeat: false,
    concurrency: 'threads',
    sources: [`${GUNICORN}/gthread.py`],
  },
  {
    name: 'gevent',
    paths: ['gunicorn.workers.ggevent.GeventWorker'],
    packages: GEVENT,
    ignores: ['threads', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'worker_connections',
    sources: [`${GUNICORN}/ggevent.py`],
  },
  {
    name: 'gevent_pywsgi',
    paths: ['gunicorn.workers.ggevent.GeventPyWSGIWorker', 'gevent_wsgi'],
    packages: GEVENT,
    ignores: ['threads', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'worker_connections',
    sources: [`${GUNICORN}/ggevent.py`],
  },
  {
    name: 'eventlet',
    paths: ['gunicorn.workers.geventlet.EventletWorker'],
    deprecatedIn: '25.0.0',
    removedIn: '26.0.0',
    replacements: ['gevent', 'gthread'],
    packages: [
      {
        package: 'eventlet',
        extra: 'eventlet',
        least: [
          { from: '24.0.0', version: '0.40.3' },
          { from: '20.0.0', version: '0.24.1' },
          { from: '19.0.0', version: '0.9.7' },
        ],
      },
    ],
    ignores: ['threads', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'worker_connections',
    sources: [`${GUNICORN}/geventlet.py`],
  },
  {
    name: 'tornado',
    paths: ['gunicorn.workers.gtornado.TornadoWorker'],
    packages: [
      {
        package: 'tornado',
        extra: 'tornado',
        least: [
          { from: '26.1.0', version: '6.5.7' },
          { from: '24.0.0', version: '6.5.0' },
          { from: '19.0.0', version: '0.2' },
        ],
      },
    ],
    ignores: ['threads', 'worker_connections', 'http_protocols', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: [`${GUNICORN}/gtornado.py`],
  },
  {
    name: 'gaiohttp',
    paths: ['gunicorn.workers.gaiohttp.AiohttpWorker'],
    deprecatedIn: '19.8.0',
    removedIn: '20.0.0',
    replacements: ['aiohttp.GunicornWebWorker'],
    packages: [{ package: 'aiohttp', least: [{ from: '19.0.0', version: '0.21.5' }] }],
    ignores: ['threads', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: [`${GUNICORN}/gaiohttp.py (19.10.0)`],
  },
  {
    name: 'asgi',
    paths: ['gunicorn.workers.gasgi.ASGIWorker'],
    since: '24.0.0',
    packages: [],
    ignores: ['threads'],
    requestsBlockHeartbeat: false,
    concurrency: 'worker_connections',
    sources: [`${GUNICORN}/gasgi.py`],
  },
  {
    name: 'uvicorn_worker.UvicornWorker',
    paths: [],
    packages: [{ package: 'uvicorn-worker' }],
    ignores: UVICORN_IGNORES,
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: ['Kludex/uvicorn-worker:README.md'],
  },
  {
    name: 'uvicorn_worker.UvicornH11Worker',
    paths: [],
    packages: [{ package: 'uvicorn-worker' }],
    ignores: UVICORN_IGNORES,
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: ['Kludex/uvicorn-worker:README.md'],
  },
  {
    name: 'uvicorn.workers.UvicornWorker',
    paths: [],
    replacements: ['uvicorn_worker.UvicornWorker'],
    deprecatedBy: UVICORN_0_30,
    packages: [{ package: 'uvicorn' }],
    ignores: UVICORN_IGNORES,
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: [UVICORN],
  },
  {
    name: 'uvicorn.workers.UvicornH11Worker',
    paths: [],
    replacements: ['uvicorn_worker.UvicornH11Worker'],
    deprecatedBy: UVICORN_0_30,
    packages: [{ package: 'uvicorn' }],
    ignores: UVICORN_IGNORES,
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: [UVICORN],
  },
  {
    name: 'aiohttp.GunicornWebWorker',
    paths: ['aiohttp.worker.GunicornWebWorker'],
    packages: [{ package: 'aiohttp' }],
    ignores: ['threads', 'worker_connections', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: ['aio-libs/aiohttp:docs/deployment.rst'],
  },
  {
    name: 'aiohttp.GunicornUVLoopWebWorker',
    paths: ['aiohttp.worker.GunicornUVLoopWebWorker'],
    packages: [{ package: 'aiohttp' }, { package: 'uvloop' }],
    ignores: ['threads', 'worker_connections', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: ['aio-libs/aiohttp:docs/deployment.rst'],
  },
  {
    name: 'geventwebsocket.gunicorn.workers.GeventWebSocketWorker',
    paths: [],
    packages: [...GEVENT, { package: 'gevent-websocket' }],
    ignores: ['threads', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'worker_connections',
    sources: ['miguelgrinberg/Flask-SocketIO:docs/deployment.rst'],
  },
  {
    name: 'meinheld.gmeinheld.MeinheldWorker',
    paths: ['egg:meinheld#gunicorn_worker'],
    replacements: ['gthread', 'gevent'],
    packages: [{ package: 'meinheld' }],
    ignores: ['threads', ...ONLY_ASGI],
    requestsBlockHeartbeat: false,
    concurrency: 'unlimited',
    sources: ['mopemope/meinheld:README.rst'],
  },
];
