import type { Wrapper } from './wrapper.ts';

/** Scripts that buildpacks put into `bin/`: each starts its own helper and then the command it was given. */
export const BUILDPACKS: readonly Wrapper[] = [
  {
    names: ['start-nginx', 'start-nginx-debug', 'start-nginx-solo-debug'],
    example: 'bin/start-nginx gunicorn app:app',
    source: 'github.com/heroku/heroku-buildpack-nginx: README.md, bin/start-nginx',
  },
  {
    names: ['start-pgbouncer', 'start-pgbouncer-stunnel'],
    example: 'bin/start-pgbouncer gunicorn app:app',
    source: 'github.com/heroku/heroku-buildpack-pgbouncer: bin/start-pgbouncer',
  },
  {
    names: ['start-stunnel'],
    example: 'bin/start-stunnel gunicorn app:app',
    source: 'github.com/heroku/heroku-buildpack-redis: bin/start-stunnel',
  },
  {
    names: ['qgtunnel', 'qgsocksify', 'qgpassport'],
    example: 'bin/qgtunnel gunicorn app:app',
    source: 'Heroku Dev Center: QuotaGuard Static, QuotaGuard Shield',
  },
  { names: ['proximo'], example: 'bin/proximo gunicorn app:app', source: 'Heroku Dev Center: Proximo' },
];
