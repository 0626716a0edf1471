import type { Wrapper } from './wrapper.ts';

/** First processes of a container, and programs that wait for a service before they start another. */
export const CONTAINERS: readonly Wrapper[] = [
  {
    names: ['tini', 'tini-static'],
    example: 'tini -g -- gunicorn app:app',
    valueOptions: ['-p', '-e'],
    source: 'github.com/krallin/tini: README.md',
  },
  {
    names: ['dumb-init'],
    example: 'dumb-init --rewrite 15:2 -- gunicorn app:app',
    valueOptions: ['-r', '--rewrite'],
    source: 'github.com/Yelp/dumb-init: README.md',
  },
  {
    names: ['catatonit'],
    example: 'catatonit -- gunicorn app:app',
    source: 'github.com/openSUSE/catatonit: README.md',
  },
  {
    names: ['with-contenv', 's6-envdir'],
    example: 'with-contenv gunicorn app:app',
    source: 'github.com/just-containers/s6-overlay: README.md',
  },
  { names: ['envdir'], example: 'envdir env gunicorn app:app', operands: 1, source: 'daemontools, envdir' },
  {
    names: ['wait-for-it', 'wait-for-it.sh', 'wait-for', 'wait-for.sh'],
    example: 'wait-for-it.sh db:5432 -t 30 -- gunicorn app:app',
    valueOptions: ['-h', '-p', '-t'],
    separator: true,
    source: 'github.com/vishnubob/wait-for-it: wait-for-it.sh; github.com/eficode/wait-for: wait-for',
  },
  {
    names: ['dockerize'],
    example: 'dockerize -wait tcp://db:5432 -timeout 30s gunicorn app:app',
    valueOptions: ['-wait', '-timeout', '-wait-retry-interval', '-template', '-stdout', '-stderr', '-env', '-delims'],
    source: 'github.com/jwilder/dockerize: README.md',
  },
  {
    names: ['jemalloc.sh'],
    example: 'jemalloc.sh gunicorn app:app',
    source: 'github.com/gaffneyc/heroku-buildpack-jemalloc: README.md',
  },
];
