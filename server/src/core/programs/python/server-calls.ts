/**
 * The servers that a script of Python starts, and where they listen. Held against the real ones:
 * test/unit/programs/python/server-calls.test.ts, with what test/fixtures/programs/script-servers/record.py saw.
 */
import type { CallArgument } from '../../syntax/python/call-arguments.ts';
import { type ModuleCall, mainCalls } from '../../syntax/python/module-calls.ts';
import { UNKNOWN } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';

/** How a call says where to listen. */
interface ServerCall {
  /** Name and position of the arguments; without a position it can only be given by name. */
  readonly host?: Parameter;
  readonly port?: Parameter;
  /** Both in one: `(host, port)`, `host:port` or a port alone; it counts where it is given. */
  readonly address?: Parameter;
  readonly defaultHost: string;
  /** Undefined where the default comes from the variable PORT. */
  readonly defaultPort?: string;
  /** Arguments that make it listen elsewhere. */
  readonly hiddenBy?: readonly string[];
  /** A variable of the environment from which the default of the host is read. */
  readonly hostVariable?: string;
  /** The framework whose documentation says that this server is for development. */
  readonly developmentOf?: string;
}

interface Parameter {
  readonly name: string;
  readonly position?: number;
}

const HOST_FIRST = { host: { name: 'host', position: 0 }, port: { name: 'port', position: 1 } };
const BOTTLE = { defaultHost: '127.0.0.1', defaultPort: '8080' };
const TORNADO: ServerCall = {
  host: { name: 'address', position: 1 },
  port: { name: 'port', position: 0 },
  defaultHost: '',
};
const DASH: ServerCall = { ...HOST_FIRST, defaultHost: '127.0.0.1', hostVariable: 'HOST', developmentOf: 'Dash' };
const LISTENER: ServerCall = { address: { name: 'server_address', position: 0 }, defaultHost: '' };

const SERVER_CALLS: Readonly<Record<string, ServerCall>> = {
  // pallets/flask:src/flask/app.py run
  'flask.Flask.run': { ...HOST_FIRST, defaultHost: '127.0.0.1', defaultPort: '5000', developmentOf: 'Flask' },
  // pallets/quart:src/quart/app.py run
  'quart.Quart.run': {
    ...HOST_FIRST,
    defaultHost: '127.0.0.1',
    defaultPort: '5000',
    developmentOf: 'Quart',
  },
  // miguelgrinberg/Flask-SocketIO:src/flask_socketio/__init__.py run
  'flask_socketio.SocketIO.run': {
    host: { name: 'host', position: 1 },
    port: { name: 'port', position: 2 },
    defaultHost: '127.0.0.1',
    defaultPort: '5000',
  },
  // plotly/dash:dash/dash.py run (before version 3 run_server, too)
  'dash.Dash.run': DASH,
  'dash.Dash.run_server': DASH,
  // encode/uvicorn:uvicorn/main.py run
  'uvicorn.run': {
    host: { name: 'host' },
    port: { name: 'port' },
    defaultHost: '127.0.0.1',
    defaultPort: '8000',
    hiddenBy: ['uds', 'fd'],
  },
  // Pylons/waitress:src/waitress/adjustments.py
  'waitress.serve': {
    host: { name: 'host' },
    port: { name: 'port' },
    address: { name: 'listen' },
    defaultHost: '',
    defaultPort: '8080',
    hiddenBy: ['unix_socket', 'sockets'],
  },
  // bottlepy/bottle:bottle.py run
  'bottle.run': { host: { name: 'host', position: 2 }, port: { name: 'port', position: 3 }, ...BOTTLE },
  'bottle.Bottle.run': { host: { name: 'host' }, port: { name: 'port' }, ...BOTTLE },
  // aio-libs/aiohttp:aiohttp/web.py run_app
  'aiohttp.web.run_app': {
    host: { name: 'host' },
    port: { name: 'port' },
    defaultHost: '',
    defaultPort: '8080',
    hiddenBy: ['sock', 'path'],
  },
  // tornadoweb/tornado:tornado/web.py Application.listen, tornado/tcpserver.py listen
  'tornado.web.Application.listen': TORNADO,
  'tornado.httpserver.HTTPServer.listen': TORNADO,
  // python/cpython:Lib/wsgiref/simple_server.py, Lib/http/server.py, Lib/socketserver.py
  'wsgiref.simple_server.make_server': { ...HOST_FIRST, defaultHost: '' },
  'http.server.HTTPServer': LISTENER,
  'http.server.ThreadingHTTPServer': LISTENER,
  'socketserver.TCPServer': LISTENER,
  'socketserver.ThreadingTCPServer': LISTENER,
  // gevent/gevent:src/gevent/baseserver.py
  'gevent.pywsgi.WSGIServer': { address: { name: 'listener', position: 0 }, defaultHost: '' },
  // pallets/werkzeug:src/werkzeug/serving.py run_simple
  'werkzeug.serving.run_simple': {
    host: { name: 'hostname', position: 0 },
    port: { name: 'port', position: 1 },
    defaultHost: '',
    developmentOf: 'Werkzeug',
  },
};

export interface StartedServer {
  /** `app.run()`. */
  readonly name: string;
  /** The call, in the text of the script. */
  readonly span: Span;
  /** Its arguments with their brackets. */
  readonly list: Span;
  /** Where it listens; `''` for all addresses; undefined where that cannot be seen. */
  readonly host: Part | undefined;
  /** A number; undefined where it cannot be seen, or comes from the variable PORT. */
  readonly port: Part | undefined;
  /** The framework whose server for development this is. */
  readonly developmentOf: string | undefined;
  /** True where Flask's debugger is on. */
  readonly isDebug: boolean;
}

export interface Part {
  readonly text: string;
  /** What is written for it, in the text of the script; undefined for a default. */
  readonly span: Span | undefined;
  /** The name of the argument; undefined where it has none of its own. */
  readonly name: string | undefined;
}

/** What else accepts requests, or tells a server what to do, in ways that are not followed here. */
const OTHER_SERVERS =
  /\b(?:serve_forever|make_server|create_server|start_server|run_simple|HTTPServer|WSGIServer|TCPServer|BaseApplication|SERVER_NAME)\b|\b(?:hypercorn|gunicorn|cheroot|cherrypy|granian|daphne|meinheld|bjoern|uvicorn\.(?:Config|Server))\b|\.(?:listen|serve|launch|add_socket)\(|\.bind\(\(|\bServer\(/g;

/** What the text of a script alone does not say. */
export interface Surroundings {
  /** Whether the process has a variable of the environment. */
  readonly hasVariable: (name: string) => boolean;
  /** The origin of something that comes from another module of the project; undefined where that cannot be seen. */
  readonly originIn: (origin: string) => string | undefined;
}

/**
 * The servers that a script starts when it is run. Empty where one of them may not be started, or where the text speaks of another
 * server.
 */
export function startedServers(text: string, { hasVariable, originIn }: Surroundings): readonly StartedServer[] {
  const found = mainCalls(text).flatMap((call) => {
    const shape = SERVER_CALLS[call.origin] ?? SERVER_CALLS[originIn(call.origin) ?? ''];
    return shape ? [{ call, shape }] : [];
  });
  const places = found.map(({ call }) => call.callee);
  const isKnown = (at: number, length: number): boolean =>
    places.some(({ start, end }) => at >= start - 1 && at + length <= end + 1);
  const others = [...text.matchAll(OTHER_SERVERS)].filter(({ 0: word, index }) => !isKnown(index, word.length));
  const isOther = others.some(({ 0: word, index }) => !isHarmless(text, word, index));
  if (isOther || found.some(({ call }) => !call.certain || !call.isWhole)) return [];
  return found.map(({ call, shape }) => started(text, call, shape, hasVariable));
}

/** An import, and what is done with a server that was made where it is seen. */
function isHarmless(text: string, word: string, index: number): boolean {
  if (word === 'serve_forever') return true;
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  return /^\s*(?:from|import)\s|#/.test(line);
}

function started(
  text: string,
  call: ModuleCall,
  shape: ServerCall,
  hasVariable: (name: string) => boolean,
): StartedServer {
  const { callee, list } = call;
  const written = text.slice(callee.start, callee.end);
  const isHidden = shape.hiddenBy?.some((name) => call.named.has(name)) ?? false;
  const isEmpty = text.slice(list.start + 1, list.end - 1).trim() === '';
  return {
    name: `${written}(${isEmpty ? '' : '…'})`,
    span: { start: callee.start, end: list.end },
    list,
    developmentOf: shape.developmentOf,
    isDebug: isTrue(call.named.get('debug')),
    ...(isHidden ? { host: undefined, port: undefined } : address(call, shape, hasVariable)),
  };
}

function address(
  call: ModuleCall,
  shape: ServerCall,
  hasVariable: (name: string) => boolean,
): Pick<StartedServer, 'host' | 'port'> {
  if (shape.address && (!shape.host || argumentOf(call, shape.address))) return listener(call, shape.address);
  const knowsHost = shape.hostVariable === undefined || !hasVariable(shape.hostVariable);
  return {
    host: partOf(call, shape.host, knowsHost ? shape.defaultHost : undefined),
    port: partOf(call, shape.port, shape.defaultPort),
  };
}

function partOf(call: ModuleCall, parameter: Parameter | undefined, standard: string | undefined): Part | undefined {
  if (!parameter) return undefined;
  const argument = argumentOf(call, parameter);
  // None asks for the default.
  const text = !argument || argument.value.kind === 'none' ? standard : textOf(argument);
  return text === undefined ? undefined : { text, span: argument?.span, name: parameter.name };
}

function listener(call: ModuleCall, parameter: Parameter): Pick<StartedServer, 'host' | 'port'> {
  const argument = argumentOf(call, parameter);
  const part = (text: string | undefined, at?: CallArgument): Part | undefined =>
    text === undefined ? undefined : { text, span: at?.span, name: undefined };
  const [host, port] = argument?.items ?? [];
  if (host && port) return { host: part(textOf(host), host), port: part(textOf(port), port) };
  const text = argument && textOf(argument);
  if (argument?.value.kind === 'int') return { host: part(''), port: part(text, argument) };
  const [, name, number] = /^(\S*):(\d+)$/.exec(text ?? '') ?? [];
  return { host: part(name), port: part(number) };
}

function argumentOf(
  { positional, named }: ModuleCall,
  { name, position = Infinity }: Parameter,
): CallArgument | undefined {
  return named.get(name) ?? positional[position];
}

function textOf({ value }: CallArgument): string | undefined {
  if (value.kind === 'int') return String(value.value);
  return value.kind === 'str' && !value.value.includes(UNKNOWN) ? value.value : undefined;
}

function isTrue(argument: CallArgument | undefined): boolean {
  return argument?.value.kind === 'bool' && argument.value.value;
}
