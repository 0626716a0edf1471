/** What to write in place of an option of gunicorn that another server does not have. */
interface Habit {
  /** The flag of the other server; undefined if it has nothing like it. */
  readonly flag: string | undefined;
  /** The value must change too: `bind` is split into host and port. */
  readonly value?: 'bind' | 'host-port' | undefined;
}

const SAME: Readonly<Record<string, Readonly<Record<string, Habit>>>> = {
  uvicorn: {
    '-w': { flag: '--workers' },
    '-b': { flag: '--host', value: 'bind' },
    '--bind': { flag: '--host', value: 'bind' },
    '-p': { flag: '--port' },
    '-h': { flag: '--host' },
    '-k': { flag: undefined },
    '--worker-class': { flag: undefined },
    '-t': { flag: undefined },
    '--timeout': { flag: undefined },
    '--threads': { flag: undefined },
    '--keep-alive': { flag: '--timeout-keep-alive' },
    '--graceful-timeout': { flag: '--timeout-graceful-shutdown' },
    '--max-requests': { flag: '--limit-max-requests' },
    '--certfile': { flag: '--ssl-certfile' },
    '--keyfile': { flag: '--ssl-keyfile' },
    '--chdir': { flag: '--app-dir' },
    '--access-logfile': { flag: undefined },
    '--error-logfile': { flag: undefined },
  },
  fastapi: {
    '-w': { flag: '--workers' },
    '-b': { flag: '--host', value: 'bind' },
    '--bind': { flag: '--host', value: 'bind' },
    '-p': { flag: '--port' },
    '-k': { flag: undefined },
    '--timeout': { flag: undefined },
    '--log-level': { flag: undefined },
  },
  flask: {
    '-b': { flag: '--host', value: 'bind' },
    '--bind': { flag: '--host', value: 'bind' },
  },
  granian: {
    '-w': { flag: '--workers' },
    '-b': { flag: '--host', value: 'bind' },
    '--bind': { flag: '--host', value: 'bind' },
    '-p': { flag: '--port' },
    '-h': { flag: '--host' },
    '-k': { flag: undefined },
    '--worker-class': { flag: undefined },
    '--timeout': { flag: undefined },
    '--threads': { flag: undefined },
    '--chdir': { flag: '--working-dir' },
    '--pid': { flag: '--pid-file' },
    '--reload-dir': { flag: '--reload-paths' },
    '--root-path': { flag: '--url-path-prefix' },
  },
  sanic: {
    '-b': { flag: '--host', value: 'bind' },
    '--bind': { flag: '--host', value: 'bind' },
    '-k': { flag: undefined },
    '--worker-class': { flag: undefined },
    '-t': { flag: undefined },
    '--timeout': { flag: undefined },
    '--threads': { flag: undefined },
    '--log-level': { flag: undefined },
    '--access-logfile': { flag: undefined },
  },
  streamlit: {
    '-p': { flag: '--server.port' },
    '--port': { flag: '--server.port' },
    '--host': { flag: '--server.address' },
    '--address': { flag: '--server.address' },
    '--headless': { flag: '--server.headless' },
    '-w': { flag: undefined },
    '--workers': { flag: undefined },
  },
  hypercorn: {
    '-t': { flag: undefined },
    '--timeout': { flag: undefined },
    '--host': { flag: '--bind', value: 'host-port' },
    '--port': { flag: '--bind', value: 'host-port' },
    '--threads': { flag: undefined },
  },
  daphne: {
    '-w': { flag: undefined },
    '--workers': { flag: undefined },
    '-k': { flag: undefined },
    '--host': { flag: '--bind' },
    '--timeout': { flag: undefined },
  },
  waitress: {
    '-w': { flag: '--threads' },
    '--workers': { flag: '--threads' },
    '-b': { flag: '--listen' },
    '--bind': { flag: '--listen' },
    '-p': { flag: '--port' },
    '--timeout': { flag: undefined },
  },
};

export function habitOf(program: string, flag: string): Habit | undefined {
  return SAME[program]?.[flag];
}
