/**
 * Descriptions of gunicorn's settings and worker classes in our own words. They are only needed when somebody asks, so
 * they are loaded through `descriptions-of.ts`.
 */
import { type Text, t } from '../../text/l10n.ts';

export interface Description {
  readonly description: Text;
  readonly notes?: readonly Text[];
}

/** By setting name. */
export const SETTING_DESCRIPTIONS: Readonly<Record<string, Description>> = {
  config: {
    description: t('The Python file with settings that is read before the command line is applied.'),
    notes: [
      t('Write PATH, file:PATH or python:MODULE. A file that is named must exist; an empty value counts as not given.'),
      t('Without it, gunicorn.conf.py of the start directory is read when it exists.'),
    ],
  },
  wsgi_app: {
    description: t('The application to serve when the command line names none.'),
  },
  bind: {
    description: t('Address to listen on. Repeat the option for several addresses.'),
    notes: [
      t('The address is checked only when the server starts: --check-config does not see a wrong one.'),
      t('The default becomes 0.0.0.0:$PORT as soon as the variable PORT exists.'),
      t('A bare number is a host name, not a port: write :8000.'),
    ],
  },
  backlog: {
    description: t('How many connections may wait to be accepted.'),
  },
  workers: {
    description: t('Number of worker processes.'),
    notes: [
      t(
        'The variable WEB_CONCURRENCY is the default. It must be a whole number, else gunicorn does not even start to read its options.',
      ),
      t('0 is accepted and starts a server that answers nothing.'),
    ],
  },
  worker_class: {
    description: t('Kind of worker: the name of a built-in one, or the dotted path of a class.'),
    notes: [t('The name is looked up when the server starts: --check-config does not see a wrong one.')],
  },
  threads: {
    description: t(
      'Threads of each worker. Only the gthread worker has threads; sync with more than one thread becomes gthread.',
    ),
    notes: [t('0 is accepted by the parser, but a gthread worker then fails to start.')],
  },
  worker_connections: {
    description: t('How many connections one worker serves at a time.'),
  },
  max_requests: {
    description: t('Restart a worker after this many requests; 0 means never. Limits what a memory leak can do.'),
  },
  max_requests_jitter: {
    description: t(
      'Random number of requests added to max_requests, drawn for each worker, so that workers do not restart together.',
    ),
    notes: [t('Does nothing without --max-requests.')],
  },
  timeout: {
    description: t('Seconds a worker may be silent before it is killed and replaced; 0 switches the check off.'),
    notes: [
      t(
        'A sync worker is silent for as long as a request lasts. The other kinds report from beside their requests: there a slow request alone never runs into it.',
      ),
      t('The master looks about once a second, sends SIGABRT first and SIGKILL on its next round.'),
    ],
  },
  graceful_timeout: {
    description: t(
      'Seconds that workers get to finish their requests after a restart or stop was asked for; then they are killed.',
    ),
  },
  keepalive: {
    description: t('Seconds to wait for the next request on a connection that is kept open.'),
    notes: [t('The flag is --keep-alive, the name in a configuration file is keepalive.')],
  },
  limit_request_line: {
    description: t('Longest request line in bytes; 0 means no limit, and more than 8190 counts as 8190.'),
  },
  limit_request_fields: {
    description: t('Most header fields of one request; 0 and more than 32768 count as 32768.'),
  },
  limit_request_field_size: {
    description: t('Longest header field in bytes.'),
    notes: [
      t('The flag really is written with an underscore: --limit-request-field_size.'),
      t('Up to 25.1.0 a 0 meant no limit; from 25.2.0 it means the default.'),
    ],
  },
  debug: {
    description: t('Debug mode of old releases.'),
    notes: [t('Use --reload or --log-level debug instead.')],
  },
  reload: {
    description: t('Restart workers when a source file changes. Made for development.'),
    notes: [t('Does not work together with --preload: the application is then loaded only once.')],
  },
  reload_engine: {
    description: t('How --reload notices changes.'),
    notes: [t('inotify needs the package inotify.')],
  },
  reload_extra_files: {
    description: t('Further files whose change makes --reload act.'),
    notes: [t('The flag is --reload-extra-file; paths count from the start directory, not from --chdir.')],
  },
  spew: {
    description: t('Print every line of Python that is executed. For the last resort of debugging.'),
  },
  check_config: {
    description: t('Read the configuration, import the application and exit: 0 when all is well, else 1.'),
    notes: [t('Sees neither wrong addresses nor wrong worker classes.')],
  },
  print_config: {
    description: t('Print every setting with its value, then do as --check-config does.'),
  },
  preload_app: {
    description: t('Import the application once, before the workers are forked: they start faster and share memory.'),
    notes: [
      t(
        'SIGHUP no longer brings in new code then, and an application that fails to import ends the master with code 1 instead of 3.',
      ),
    ],
  },
  sendfile: {
    description: t('Do not use sendfile() to send files.'),
    notes: [t('Without the flag the variable SENDFILE decides: y, 1, yes or true switch it on, everything else off.')],
  },
  reuse_port: {
    description: t('Set SO_REUSEPORT on the listening socket.'),
  },
  chdir: {
    description: t('Directory to change to before the application is loaded. It must exist.'),
  },
  daemon: {
    description: t('Detach from the terminal and run in the background.'),
    notes: [
      t('The process that was started ends at once: a platform that watches it sees the application as finished.'),
    ],
  },
  raw_env: {
    description: t('Set an environment variable, written KEY=VALUE. Repeatable.'),
  },
  pidfile: {
    description: t('File to write the process id of the master to.'),
  },
  worker_tmp_dir: {
    description: t('Directory of the files by which workers show that they are alive.'),
    notes: [t('In containers /dev/shm avoids stalls of a slow disk.')],
  },
  user: {
    description: t('User to run workers as: a name of this machine, or a number.'),
  },
  group: {
    description: t('Group to run workers as: a name of this machine, or a number.'),
  },
  umask: {
    description: t('Bits that are taken from the permissions of files that gunicorn creates.'),
    notes: [t('A leading 0 means octal (022); 22 is decimal.')],
  },
  initgroups: {
    description: t('Give workers all groups of --user, not only --group.'),
  },
  tmp_upload_dir: {
    description: t('Directory for request bodies that are kept on disk.'),
  },
  x_forwarded_for_header: {
    description: t('Header that old releases took the client address from.'),
  },
  secure_scheme_headers: {
    description: t('Headers by which a trusted proxy says that the request came by HTTPS.'),
  },
  forwarded_allow_ips: {
    description: t('Proxies that are believed about scheme and client, separated by commas; * believes everyone.'),
    notes: [t('In a shell an unquoted * becomes the names of the files in the directory.')],
  },
  accesslog: {
    description: t('File to write one line per request to; - is standard output. Not set: no access log.'),
  },
  disable_redirect_access_to_syslog: {
    description: t('Keep the access log out of syslog.'),
  },
  access_log_format: {
    description: t('Form of a line of the access log.'),
    notes: [t('The flag is --access-logformat, without a second hyphen.'), t('Uvicorn workers do not use it.')],
  },
  errorlog: {
    description: t('File for messages of the server; - is standard error.'),
  },
  loglevel: {
    description: t('Least severity of messages in the error log.'),
    notes: [t('Any other word, warn and trace included, silently means info.')],
  },
  capture_output: {
    description: t('Send what the application prints to the error log file.'),
  },
  logger_class: {
    description: t('Class that writes the logs.'),
  },
  logconfig: {
    description: t('File that configures Python logging, in the format of logging.config.fileConfig.'),
    notes: [t('logconfig_dict wins over logconfig_json, which wins over this file.')],
  },
  logconfig_dict: {
    description: t('Configuration of Python logging as a dictionary.'),
    notes: [t('A flag --log-config-dict existed up to 20.0.4 and could never work.')],
  },
  logconfig_json: {
    description: t('JSON file that configures Python logging.'),
    notes: [t('A file that is not there is silently passed over.')],
  },
  syslog_addr: {
    description: t('Where --log-syslog sends to: udp://HOST:PORT, tcp://HOST:PORT or unix://PATH.'),
  },
  syslog: {
    description: t('Send the logs to syslog.'),
  },
  syslog_prefix: {
    description: t('Program name in lines sent to syslog.'),
  },
  syslog_facility: {
    description: t('Facility of lines sent to syslog.'),
    notes: [t('An unknown name ends the start, but only together with --log-syslog.')],
  },
  enable_stdio_inheritance: {
    description: t('Keep standard output and standard error when running as a daemon.'),
  },
  statsd_host: {
    description: t('statsd server that receives metrics.'),
  },
  dogstatsd_tags: {
    description: t('Tags added to statsd metrics, separated by commas.'),
  },
  statsd_prefix: {
    description: t('Prefix of the names of statsd metrics.'),
  },
  enable_backlog_metric: {
    description: t('Report the length of the accept queue to statsd (Linux).'),
  },
  proc_name: {
    description: t('Name of the processes in ps and top.'),
    notes: [t('Needs the package setproctitle.')],
  },
  default_proc_name: {
    description: t('Process name when none was set.'),
  },
  django_settings: {
    description: t('Django settings module of old releases.'),
    notes: [t('Use --env DJANGO_SETTINGS_MODULE=MODULE instead.')],
  },
  pythonpath: {
    description: t('Directories added to the Python path, separated by commas.'),
  },
  paste: {
    description: t('PasteDeploy file to take the application and settings from.'),
    notes: [t('Needs the package PasteDeploy.')],
  },
  on_starting: {
    description: t('Called in the master before it starts.'),
  },
  on_reload: {
    description: t('Called when SIGHUP makes the workers restart.'),
  },
  when_ready: {
    description: t('Called when the server listens.'),
  },
  pre_fork: {
    description: t('Called before a worker is forked.'),
  },
  post_fork: {
    description: t('Called in a new worker after it was forked.'),
  },
  post_worker_init: {
    description: t('Called when a worker has loaded the application.'),
  },
  worker_int: {
    description: t('Called in a worker on SIGINT or SIGQUIT.'),
  },
  worker_abort: {
    description: t('Called in a worker on SIGABRT, which comes with a timeout.'),
  },
  pre_exec: {
    description: t('Called before a new master is started in place of this one.'),
  },
  pre_request: {
    description: t('Called before a worker handles a request.'),
  },
  post_request: {
    description: t('Called after a worker handled a request.'),
  },
  child_exit: {
    description: t('Called in the master after a worker ended.'),
  },
  worker_exit: {
    description: t('Called in a worker before it ends.'),
  },
  nworkers_changed: {
    description: t('Called when the number of workers changed.'),
  },
  on_exit: {
    description: t('Called before the master ends.'),
  },
  ssl_context: {
    description: t('Makes the SSL context.'),
  },
  proxy_protocol: {
    description: t('Expect the PROXY protocol in front of each connection.'),
    notes: [
      t(
        'From 24.1.0 a word behind the flag is its value: right before the application it swallows the application. Write --proxy-protocol=auto.',
      ),
    ],
  },
  proxy_allow_ips: {
    description: t('Addresses that may send the PROXY protocol, separated by commas; * allows everyone.'),
  },
  protocol: {
    description: t('Protocol spoken on the socket: http or uwsgi.'),
    notes: [t('Not checked: everything but uwsgi means http.')],
  },
  uwsgi_allow_ips: {
    description: t('Addresses that may speak uwsgi, separated by commas; * allows everyone.'),
  },
  keyfile: {
    description: t('Private key for HTTPS.'),
    notes: [t('Must exist when the server starts.')],
  },
  certfile: {
    description: t('Certificate for HTTPS.'),
    notes: [t('Must exist when the server starts.')],
  },
  ssl_version: {
    description: t('Version of TLS. Ignored from 21.0.0 on.'),
    notes: [t('Use the ssl_context hook of a configuration file instead.')],
  },
  cert_reqs: {
    description: t('Whether clients must show a certificate: 0 no, 1 optional, 2 required.'),
    notes: [t('Only the number is accepted, not a name such as CERT_REQUIRED.')],
  },
  ca_certs: {
    description: t('Certificates of the authorities that clients are checked against.'),
  },
  suppress_ragged_eofs: {
    description: t('Do not report connections that end without closing TLS.'),
    notes: [t('Already on: the flag changes nothing.')],
  },
  do_handshake_on_connect: {
    description: t('Do the TLS handshake as soon as a client connects.'),
  },
  ciphers: {
    description: t('TLS ciphers to use, in the format of OpenSSL.'),
  },
  http_protocols: {
    description: t('HTTP versions to offer, best first, separated by commas.'),
    notes: [t('h2 needs TLS or --http2-cleartext, and the package h2.')],
  },
  http2_cleartext: {
    description: t('Accept HTTP/2 without TLS from trusted proxies, and in which way.'),
  },
  http2_max_concurrent_streams: {
    description: t('Requests that one HTTP/2 connection may have open.'),
  },
  http2_initial_window_size: {
    description: t('Bytes of a request that HTTP/2 sends before it waits.'),
  },
  http2_max_frame_size: {
    description: t('Largest HTTP/2 frame in bytes.'),
  },
  http2_max_header_list_size: {
    description: t('Largest header of an HTTP/2 request in bytes.'),
  },
  raw_paste_global_conf: {
    description: t('Variable for the PasteDeploy file, written KEY=VALUE. Repeatable.'),
  },
  permit_obsolete_folding: {
    description: t('Accept header values that go on in the next line.'),
  },
  strip_header_spaces: {
    description: t('Accept spaces between the name of a header and its colon. Makes request smuggling possible.'),
  },
  permit_unconventional_http_method: {
    description: t('Accept method names that HTTP does not know.'),
  },
  permit_unconventional_http_version: {
    description: t('Accept HTTP versions other than 1.0 and 1.1.'),
  },
  casefold_http_method: {
    description: t('Turn method names into upper case.'),
  },
  forwarder_headers: {
    description: t('Headers with an underscore that trusted proxies may set, separated by commas.'),
  },
  header_map: {
    description: t('What happens to headers whose names cannot be told apart in the WSGI environment.'),
  },
  tolerate_dangerous_framing: {
    description: t('Accept requests with both Transfer-Encoding and Content-Length. Makes request smuggling possible.'),
  },
  asgi_loop: {
    description: t('Event loop of the asgi worker.'),
  },
  asgi_lifespan: {
    description: t('Whether the asgi worker tells the application about start and stop.'),
  },
  asgi_disconnect_grace_period: {
    description: t('Seconds that an ASGI application gets to end after its client went away.'),
  },
  websocket_max_message_size: {
    description: t('Largest WebSocket message of the asgi worker in bytes; 0 means no limit.'),
  },
  http_parser: {
    description: t('Which HTTP parser reads requests.'),
    notes: [t('fast needs the package gunicorn_h1c.')],
  },
  root_path: {
    description: t('Path prefix that the application is reached under (root_path of ASGI).'),
  },
  dirty_apps: {
    description: t('Application for dirty workers, written MODULE:CLASS or MODULE:CLASS:N. Repeatable.'),
    notes: [t('Does nothing without --dirty-workers.')],
  },
  dirty_workers: {
    description: t('Number of dirty workers, which do long tasks beside the requests.'),
  },
  dirty_timeout: {
    description: t('Seconds one task of a dirty worker may take.'),
  },
  dirty_threads: {
    description: t('Threads of each dirty worker.'),
  },
  dirty_graceful_timeout: {
    description: t('Seconds that dirty workers get to finish on a stop.'),
  },
  on_dirty_starting: {
    description: t('Called before the dirty arbiter starts.'),
  },
  dirty_post_fork: {
    description: t('Called in a new dirty worker after it was forked.'),
  },
  dirty_worker_init: {
    description: t('Called when a dirty worker has loaded its applications.'),
  },
  dirty_worker_exit: {
    description: t('Called in a dirty worker before it ends.'),
  },
  control_socket: {
    description: t('Path of the socket by which gunicornc controls the server.'),
  },
  control_socket_mode: {
    description: t('Permissions of the control socket.'),
    notes: [t('660 is read as a decimal number: write 0660.')],
  },
  control_socket_disable: {
    description: t('Do not open a control socket.'),
  },
};

/** By class name. */
export const WORKER_CLASS_DESCRIPTIONS: Readonly<Record<string, Description>> = {
  sync: {
    description: t('One request at a time per process. Becomes gthread when --threads is above 1.'),
    notes: [t('A request that takes longer than --timeout is killed together with its process.')],
  },
  gthread: {
    description: t('Several requests at a time in the threads of each process.'),
    notes: [t('The main thread reports for all: a slow request is not ended by --timeout.')],
  },
  gevent: {
    description: t(
      'Many requests at a time in greenlets; the standard library is patched to let others run while it waits.',
    ),
    notes: [
      t('Only code that never waits (long calculations, C extensions) blocks the others and runs into --timeout.'),
    ],
  },
  gevent_pywsgi: {
    description: t('Like gevent, with the HTTP server of gevent.pywsgi.'),
  },
  eventlet: {
    description: t('Many requests at a time in the green threads of eventlet.'),
  },
  tornado: {
    description: t('Runs Tornado applications on the event loop of Tornado.'),
  },
  gaiohttp: {
    description: t('Runs aiohttp applications.'),
  },
  asgi: {
    description: t('Runs ASGI applications (FastAPI, Starlette, Django ASGI) on asyncio.'),
    notes: [t('Counted as beta up to 25.1.0.')],
  },
  'uvicorn_worker.UvicornWorker': {
    description: t('Runs ASGI applications on uvicorn.'),
  },
  'uvicorn_worker.UvicornH11Worker': {
    description: t('Runs ASGI applications on uvicorn with the parser written in Python.'),
  },
  'uvicorn.workers.UvicornWorker': {
    description: t('Runs ASGI applications on uvicorn. The module is deprecated since uvicorn 0.30.'),
  },
  'uvicorn.workers.UvicornH11Worker': {
    description: t(
      'Runs ASGI applications on uvicorn with the parser written in Python. The module is deprecated since uvicorn 0.30.',
    ),
  },
  'aiohttp.GunicornWebWorker': {
    description: t('Runs aiohttp applications.'),
  },
  'aiohttp.GunicornUVLoopWebWorker': {
    description: t('Runs aiohttp applications on uvloop.'),
  },
  'geventwebsocket.gunicorn.workers.GeventWebSocketWorker': {
    description: t('Like gevent, with WebSockets.'),
  },
  'meinheld.gmeinheld.MeinheldWorker': {
    description: t('Runs on the C server meinheld, which is no longer maintained.'),
  },
};
