import { daphne, granian, hypercorn, sanic, streamlit, uvicorn, uwsgi, waitress } from '../../programs/app-servers.ts';
import { argumentAt, replaceArgument } from '../../programs/argument-edits.ts';
import type { Program } from '../../programs/program.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import type { Fix, Rule } from '../rule.ts';

export const bindWithPort: Rule = {
  id: 'servers/bind-with-port',
  severity: 'error',
  scope: 'process',
  programs: ['daphne', 'granian', 'hypercorn', 'sanic', 'streamlit', 'uvicorn', 'uwsgi', 'waitress'],
  title: t('Host and port are given in the way of another server.'),
  explanation: t(
    'daphne takes a host with `-b` and a port with `-p`: `-b 0.0.0.0:8000` is the name of a host that does not exist, daphne logs «Listen failure» and ends with code 0. hypercorn takes both with `-b`; its `-p` is the file for the process id, so that `-p 8000` writes a file called 8000 and leaves the port as it was. uvicorn, granian and sanic take them apart, `--host` and `--port`; waitress takes both with `--listen`, where a number alone is the name of a host. uWSGI takes `--http :8000`; without the colon it opens a socket file named 8000.',
  ),
  sources: [
    'django/daphne:daphne/cli.py',
    'pgjones/hypercorn:src/hypercorn/__main__.py',
    'Pylons/waitress:src/waitress/adjustments.py',
    'test/unit/rules/servers/servers-that-do-not-start.test.ts (uvicorn, waitress)',
  ],
  *check(context) {
    for (const start of programStarts(context, daphne.names)) yield* withoutPort(start, daphne, '-p');
    for (const start of programStarts(context, streamlit.names)) yield* withoutPort(start, streamlit, '--server.port');
    for (const program of [uvicorn, granian, sanic])
      for (const start of programStarts(context, program.names)) yield* withoutPort(start, program, '--port');
    for (const start of programStarts(context, hypercorn.names)) yield* ofHypercorn(start);
    for (const one of PORTS_ALONE)
      for (const start of programStarts(context, one.program.names)) yield* portAlone(start, one);
  },
  examples: {
    bad: [
      { text: 'web: daphne -b «0.0.0.0:8000» app:app\n', fixed: 'web: daphne -b 0.0.0.0 -p 8000 app:app\n' },
      { text: 'web: daphne app:app --bind «0.0.0.0:$PORT»\n', fixed: 'web: daphne app:app --bind 0.0.0.0 -p $PORT\n' },
      { text: 'web: daphne -b «:8000» -p 80 app:app\n' },
      { text: 'web: daphne --bind=«0.0.0.0:80» app:app\n', fixed: 'web: daphne --bind=0.0.0.0 -p 80 app:app\n' },
      { text: 'web: daphne --bind="«0.0.0.0:80»" app:app\n' },
      {
        text: 'web: daphne -b «${HOST:-0.0.0.0}:${PORT:-8000}» app:app\n',
        fixed: 'web: daphne -b ${HOST:-0.0.0.0} -p ${PORT:-8000} app:app\n',
      },
      {
        text: 'web: uvicorn app:app --host «0.0.0.0:$PORT»\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: streamlit run app.py --server.address «0.0.0.0:$PORT»\n',
        fixed: 'web: streamlit run app.py --server.address 0.0.0.0 --server.port $PORT\n',
      },
      {
        text: 'web: granian app:app --host «0.0.0.0:$PORT»\n',
        fixed: 'web: granian app:app --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: waitress-serve --listen=«$PORT» app:app\n',
        fixed: 'web: waitress-serve --listen=0.0.0.0:$PORT app:app\n',
      },
      { text: 'web: uwsgi -w app --http «$PORT»\n', fixed: 'web: uwsgi -w app --http :$PORT\n' },
      { text: 'web: hypercorn app:app «-p 8000»\n', fixed: 'web: hypercorn app:app -b 0.0.0.0:8000\n' },
      { text: 'web: hypercorn app:app «-p $PORT»\n', fixed: 'web: hypercorn app:app -b 0.0.0.0:$PORT\n' },
    ],
    good: [
      { text: 'web: daphne -b 0.0.0.0 -p $PORT app:app\n' },
      { text: 'web: daphne -b :: -p $PORT app:app\n' },
      { text: 'web: daphne -b $HOST -p $PORT app:app\n' },
      { text: 'web: uvicorn app:app --host :: --port $PORT\n' },
      { text: 'web: waitress-serve --listen=*:$PORT --listen=localhost app:app\n' },
      { text: 'web: daphne -b ${HOST:-0.0.0.0} -p ${PORT:-8000} app:app\n' },
      { text: 'web: hypercorn -b 0.0.0.0:$PORT --pid 8000 app:app\n' },
      { text: 'web: hypercorn -b 0.0.0.0:$PORT -p /tmp/hypercorn.pid app:app\n' },
    ],
  },
};

/** The colon of `${HOST:-0.0.0.0}` is none between host and port. */
const HOST_AND_PORT = /^((?:\$\{\w+[^}'"]*\}|[^:'"{}])*):((?:\$\{\w+[^}'"]*\}|[^:'"{}])+)$/;

/** Where the host has an option, and the port another one. */
function* withoutPort({ command, invocation }: ProgramStart, program: Program, portFlag: string) {
  const { uses } = program.parse(invocation, undefined);
  const use = uses.findLast(({ option }) => option.id === 'host');
  if (!use?.value) return;
  const { value } = use;
  const written = command.text.text.slice(value.span.start, value.span.end);
  const [, host, port] = HOST_AND_PORT.exec(written) ?? [];
  if (host === undefined || port === undefined) return;
  const hasPort = uses.some(({ option }) => option.id === 'port');
  yield {
    span: command.toDocument(value.span),
    message: t('{server} takes a host here and the port with `{flag}`: there is no host `{value}`.', {
      server: program.id,
      flag: portFlag,
      value: written,
    }),
    fixes: (): Fix[] => {
      const apart = `${host || '0.0.0.0'} ${portFlag} ${port}`;
      // In quotes the two would be one word.
      const isQuoted = argumentAt(invocation, value.span)?.quoting !== 'none';
      const edits = hasPort || isQuoted ? [] : replaceArgument(command, value.span, apart);
      return edits.length > 0 ? [{ title: t('Write host and port apart'), edits, preferred: true, safe: true }] : [];
    },
  };
}

/** A server that takes a port alone for something else. */
interface PortAlone {
  readonly program: Program;
  /** The ids of the options. */
  readonly options: readonly string[];
  /** What is missing in front of the port. */
  readonly host: string;
  message(value: string): Text;
  title(address: string): Text;
}

const PORTS_ALONE: readonly PortAlone[] = [
  {
    // `--listen=8080`: it looks for a host of that name.
    program: waitress,
    options: ['listen'],
    host: '0.0.0.0:',
    message: (value) =>
      t('waitress takes `{value}` for a host and cannot listen on it: write `0.0.0.0:{value}`.', { value }),
    title: (host) => t('Listen on {host}', { host }),
  },
  {
    // `--http 8080`: a Unix socket of that name (unbit/uwsgi:core/socket.c bind_to_unix).
    program: uwsgi,
    options: ['http', 'http_socket'],
    host: ':',
    message: (value) => t('uWSGI opens a socket file named `{value}`: write `:{value}`.', { value }),
    title: (name) => t('Change to `{name}`', { name }),
  },
];

function* portAlone({ command, invocation }: ProgramStart, { program, options, host, message, title }: PortAlone) {
  for (const { option, value } of program.parse(invocation, undefined).uses) {
    const written = value && command.text.text.slice(value.span.start, value.span.end);
    if (!options.includes(option.id) || !written || !/^(?:\d+|\$PORT|\$\{PORT(?::?-\d+)?\})$/.test(written)) continue;
    const place = command.toDocument(value.span);
    yield {
      span: place,
      message: message(written),
      fixes: (): Fix[] => [
        {
          title: title(host + written),
          edits: [{ span: span(place.start, place.start), newText: host }],
          preferred: true,
          safe: true,
        },
      ],
    };
  }
}

function* ofHypercorn({ command, invocation }: ProgramStart) {
  const { uses } = hypercorn.parse(invocation, undefined);
  const use = uses.findLast(({ option }) => option.id === 'pid');
  const written = use?.value && command.text.text.slice(use.value.span.start, use.value.span.end);
  // `--pid` is meant to name a file.
  if (!use?.value || use.flag.text.startsWith('--') || !written || !/^(?:\d+|\$\{?PORT\}?)$/.test(written)) return;
  const place = span(use.flag.span.start, use.value.span.end);
  const hasBind = uses.some(({ option }) => option.id === 'binds');
  yield {
    span: command.toDocument(place),
    message: t('`-p` of hypercorn is the file for the process id, not the port.'),
    fixes: (): Fix[] => {
      const edits = hasBind ? [] : replaceArgument(command, place, `-b 0.0.0.0:${written}`);
      const title = t('Listen on {host}', { host: `0.0.0.0:${written}` });
      return edits.length > 0 ? [{ title, edits, preferred: true, safe: true }] : [];
    },
  };
}
