import type { Wrapper } from './wrapper.ts';

/** First processes of a container, and programs that wait for a service before they start another. */
export const CONTAINERS: readonly Wrapper[] = [
  { names: ['tini', 'tini-static'], valueOptions: ['-p', '-e'], source: 'github.com/krallin/tini: README.md' },
  {
    names: ['dumb-init'],
    valueOptions: ['-r', '--rewrite'],
    source: 'github.com/Yelp/dumb-init: README.md',
  },
  { names: ['catatonit'], source: 'github.com/openSUSE/catatonit: README.md' },
  { names: ['with-contenv', 's6-envdir'], source: 'github.com/just-containers/s6-overlay: README.md' },
  { names: ['envdir'], operands: 1, source: 'daemontools, envdir' },
  {
    names: ['wait-for-it', 'wait-for-it.sh', 'wait-for', 'wait-for.sh'],
    valueOptions: ['-h', '-p', '-t'],
    separator: true,
    source: 'github.com/vishnubob/wait-for-it: wait-for-it.sh; github.com/eficode/wait-for: wait-for',
  },
  {
    names: ['dockerize'],
    valueOptions: ['-wait', '-timeout', '-wait-retry-interval', '-template', '-stdout', '-stderr', '-env', '-delims'],
    source: 'github.com/jwilder/dockerize: README.md',
  },
  { names: ['jemalloc.sh'], source: 'github.com/gaffneyc/heroku-buildpack-jemalloc: README.md' },
];
