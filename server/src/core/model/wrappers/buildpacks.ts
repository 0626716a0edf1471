import type { Wrapper } from './wrapper.ts';

/** Scripts that buildpacks put into `bin/`: each starts its own helper and then the command it was given. */
export const BUILDPACKS: readonly Wrapper[] = [
  {
    names: ['start-nginx', 'start-nginx-debug', 'start-nginx-solo-debug'],
    source: 'github.com/heroku/heroku-buildpack-nginx: README.md, bin/start-nginx',
  },
  {
    names: ['start-pgbouncer', 'start-pgbouncer-stunnel'],
    source: 'github.com/heroku/heroku-buildpack-pgbouncer: bin/start-pgbouncer',
  },
  { names: ['start-stunnel'], source: 'github.com/heroku/heroku-buildpack-redis: bin/start-stunnel' },
  {
    names: ['qgtunnel', 'qgsocksify', 'qgpassport'],
    source: 'Heroku Dev Center: QuotaGuard Static, QuotaGuard Shield',
  },
  { names: ['proximo'], source: 'Heroku Dev Center: Proximo' },
];
