/** The options that tell a server where to listen. */
export interface Shape {
  readonly host: string;
  readonly port: string;
  readonly hostFlag: string;
  readonly portFlag: string;
  readonly defaultHost: string;
  readonly defaultPort: string;
  /** Options that make it listen elsewhere, so that the others have no effect. */
  readonly hiddenBy: readonly string[];
  readonly variables?: readonly [string, string];
  /** An option that takes descriptions of sockets. */
  readonly endpoints?: string;
  /** Options that take host and port together. */
  readonly binds?: readonly string[];
  /** True if it listens nowhere without these options. */
  readonly hasNoDefault?: boolean;
  readonly isLoose?: boolean;
}

export const SHAPES: Readonly<Record<string, Shape>> = {
  uvicorn: {
    host: 'host',
    port: 'port',
    hostFlag: '--host {}',
    portFlag: '--port {}',
    defaultHost: '127.0.0.1',
    defaultPort: '8000',
    hiddenBy: ['uds', 'fd'],
    variables: ['UVICORN_HOST', 'UVICORN_PORT'],
  },
  // `fastapi run`; without a port it takes that of the variable PORT.
  fastapi: {
    host: 'host',
    port: 'port',
    hostFlag: '--host {}',
    portFlag: '--port {}',
    defaultHost: '0.0.0.0',
    defaultPort: '$PORT',
    hiddenBy: [],
  },
  granian: {
    host: 'host',
    port: 'port',
    hostFlag: '--host {}',
    portFlag: '--port {}',
    defaultHost: '127.0.0.1',
    defaultPort: '8000',
    hiddenBy: ['uds'],
    variables: ['GRANIAN_HOST', 'GRANIAN_PORT'],
  },
  sanic: {
    host: 'host',
    port: 'port',
    hostFlag: '--host {}',
    portFlag: '--port {}',
    defaultHost: '127.0.0.1',
    defaultPort: '8000',
    // Where it serves with certificates its port is another one.
    hiddenBy: ['unix', 'auto_tls', 'http', 'http3'],
  },
  daphne: {
    host: 'host',
    port: 'port',
    hostFlag: '-b {}',
    portFlag: '-p {}',
    defaultHost: '127.0.0.1',
    defaultPort: '8000',
    hiddenBy: ['unix_socket', 'file_descriptor'],
    endpoints: 'socket_strings',
  },
  waitress: {
    host: 'host',
    port: 'port',
    hostFlag: '--host={}',
    portFlag: '--port={}',
    defaultHost: '0.0.0.0',
    defaultPort: '8080',
    hiddenBy: ['unix_socket', 'sockets'],
    binds: ['listen'],
  },
  hypercorn: {
    host: 'binds',
    port: 'binds',
    hostFlag: '-b {}:$PORT',
    portFlag: '-b 0.0.0.0:{}',
    defaultHost: '127.0.0.1',
    defaultPort: '8000',
    hiddenBy: ['config', 'quic_binds', 'insecure_binds'],
    binds: ['binds'],
  },
  flask: {
    host: 'host',
    port: 'port',
    hostFlag: '--host {}',
    portFlag: '--port {}',
    defaultHost: '127.0.0.1',
    defaultPort: '5000',
    hiddenBy: [],
    variables: ['FLASK_RUN_HOST', 'FLASK_RUN_PORT'],
    isLoose: true,
  },
  streamlit: {
    host: 'host',
    port: 'port',
    hostFlag: '--server.address {}',
    portFlag: '--server.port {}',
    defaultHost: '0.0.0.0',
    defaultPort: '8501',
    hiddenBy: [],
    variables: ['STREAMLIT_SERVER_ADDRESS', 'STREAMLIT_SERVER_PORT'],
  },
  uwsgi: {
    host: 'http',
    port: 'http',
    hostFlag: '--http {}:$PORT',
    portFlag: '--http :{}',
    defaultHost: '',
    defaultPort: '',
    hiddenBy: ['ini', 'yaml', 'json', 'socket'],
    binds: ['http', 'http_socket'],
    hasNoDefault: true,
    isLoose: true,
  },
  // flower is a command of celery.
  celery: {
    host: 'address',
    port: 'port',
    hostFlag: '--address={}',
    portFlag: '--port={}',
    defaultHost: '0.0.0.0',
    defaultPort: '5555',
    hiddenBy: ['unix_socket', 'conf'],
    variables: ['FLOWER_ADDRESS', 'FLOWER_PORT'],
  },
};
