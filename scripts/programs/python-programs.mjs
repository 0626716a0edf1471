// @ts-check
// The real programs that tests hold our verdicts against: one Python virtual environment each, because releases of one
// program cannot live together. Releases are pinned, so that a verdict does not change with the calendar.

/** setuptools 80 and later no longer bring `pkg_resources`, which gunicorn before 20.1.1 and celery 4 import. */
const OLD_SETUPTOOLS = 'setuptools<80';

/**
 * name: the folder is `venv-<name>`. packages: what pip installs. pth: a line for a `.pth` file, run at every start.
 * check: a program of the environment and the arguments with which it proves that it starts.
 */
export const pythonPrograms = [
  { name: 'gunicorn-19.10', packages: ['gunicorn==19.10.0', OLD_SETUPTOOLS], check: ['gunicorn', '--version'] },
  { name: 'gunicorn-20.1', packages: ['gunicorn==20.1.0', OLD_SETUPTOOLS], check: ['gunicorn', '--version'] },
  { name: 'gunicorn-23', packages: ['gunicorn==23.0.0'], check: ['gunicorn', '--version'] },
  {
    name: 'gunicorn-newest',
    packages: ['gunicorn==27.0.1', 'gevent==26.9.0'],
    check: ['gunicorn', '--version'],
  },
  {
    name: 'celery-4',
    packages: ['celery==4.4.7', 'importlib-metadata<5', OLD_SETUPTOOLS, 'redis<4'],
    // vine 1.3, which celery 4 needs, imports this function of `inspect` (gone in Python 3.11) and never calls it.
    pth: "import inspect; hasattr(inspect, 'formatargspec') or setattr(inspect, 'formatargspec', None)",
    check: ['celery', '--version'],
  },
  {
    name: 'celery-5',
    packages: ['celery==5.7.0', 'gevent==26.9.0', 'eventlet==0.41.3', 'redis==8.1.0'],
    check: ['celery', '--version'],
  },
  {
    name: 'asgi',
    packages: ['uvicorn==0.54.0', 'hypercorn==0.18.0', 'daphne==4.2.3', 'waitress==3.0.2'],
    check: ['uvicorn', '--version'],
  },
  { name: 'flask', packages: ['Flask==3.1.3', 'click==8.5.1'], check: ['flask', '--version'] },
  {
    name: 'paas',
    packages: [
      'djangorestframework==3.17.1',
      'Django==5.2.19',
      'pydantic==1.10.26',
      'blue-krill==3.1.1',
      'PyYAML==6.0.1',
    ],
    check: ['python', '-c', 'import rest_framework, pydantic, blue_krill, yaml'],
  },
  { name: 'yaml', packages: ['PyYAML==6.0.1'], check: ['python', '-c', 'import yaml'] },
  {
    name: 'libs',
    packages: [
      'SQLAlchemy==2.1.9',
      'psycopg[binary]==3.3.9',
      'psycopg-pool==3.3.3',
      'requests==2.34.2',
      'redis==8.1.0',
    ],
    check: ['python', '-c', 'import sqlalchemy, psycopg_pool, requests, redis'],
  },
];
