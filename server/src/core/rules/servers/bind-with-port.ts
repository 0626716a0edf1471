import { daphne, hypercorn } from '../../programs/app-servers.ts';
import { replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { type ProgramStart, programStarts } from '../program-starts.ts';
import type { Fix, Rule } from '../rule.ts';

export const bindWithPort: Rule = {
  id: 'servers/bind-with-port',
  severity: 'error',
  scope: 'process',
  programs: ['daphne', 'hypercorn'],
  title: t('Host and port are given in the way of another server.'),
  explanation: t(
    'daphne takes a host with `-b` and a port with `-p`: `-b 0.0.0.0:8000` is the name of a host that does not exist, daphne logs «Listen failure» and ends with code 0. hypercorn takes both with `-b`; its `-p` is the file for the process id, so that `-p 8000` writes a file called 8000 and leaves the port as it was.',
  ),
  sources: ['django/daphne:daphne/cli.py', 'pgjones/hypercorn:src/hypercorn/__main__.py'],
  *check(context) {
    for (const start of programStarts(context, [...daphne.names, ...hypercorn.names])) {
      yield* start.invocation.program === 'daphne' ? ofDaphne(start) : ofHypercorn(start);
    }
  },
  examples: {
    bad: [
      { text: 'web: daphne -b «0.0.0.0:8000» app:app\n', fixed: 'web: daphne -b 0.0.0.0 -p 8000 app:app\n' },
      { text: 'web: daphne app:app --bind «0.0.0.0:$PORT»\n', fixed: 'web: daphne app:app --bind 0.0.0.0 -p $PORT\n' },
      { text: 'web: daphne -b «:8000» -p 80 app:app\n' },
      {
        text: 'web: daphne -b «${HOST:-0.0.0.0}:${PORT:-8000}» app:app\n',
        fixed: 'web: daphne -b ${HOST:-0.0.0.0} -p ${PORT:-8000} app:app\n',
      },
      { text: 'web: hypercorn app:app «-p 8000»\n', fixed: 'web: hypercorn app:app -b 0.0.0.0:8000\n' },
      { text: 'web: hypercorn app:app «-p $PORT»\n', fixed: 'web: hypercorn app:app -b 0.0.0.0:$PORT\n' },
    ],
    good: [
      { text: 'web: daphne -b 0.0.0.0 -p $PORT app:app\n' },
      { text: 'web: daphne -b :: -p $PORT app:app\n' },
      { text: 'web: daphne -b $HOST -p $PORT app:app\n' },
      { text: 'web: daphne -b ${HOST:-0.0.0.0} -p ${PORT:-8000} app:app\n' },
      { text: 'web: hypercorn -b 0.0.0.0:$PORT --pid 8000 app:app\n' },
      { text: 'web: hypercorn -b 0.0.0.0:$PORT -p /tmp/hypercorn.pid app:app\n' },
    ],
  },
};

/** The colon of `${HOST:-0.0.0.0}` is none between host and port. */
const HOST_AND_PORT = /^((?:\$\{\w+[^}'"]*\}|[^:'"{}])*):((?:\$\{\w+[^}'"]*\}|[^:'"{}])+)$/;

function* ofDaphne({ command, invocation }: ProgramStart) {
  const { uses } = daphne.parse(invocation, undefined);
  const use = uses.findLast(({ option }) => option.id === 'host');
  if (!use?.value) return;
  const { value } = use;
  const written = command.text.text.slice(value.span.start, value.span.end);
  const [, host, port] = HOST_AND_PORT.exec(written) ?? [];
  if (host === undefined || port === undefined) return;
  const hasPort = uses.some(({ option }) => option.id === 'port');
  const isGlued = use.flag.span.end === value.span.start || command.text.text[use.flag.span.end] === '=';
  yield {
    span: command.toDocument(value.span),
    message: t('daphne takes a host here and the port with `-p`: there is no host `{value}`.', { value: written }),
    fixes: (): Fix[] => {
      const edits = hasPort || isGlued ? [] : replaceArgument(command, value.span, `${host || '0.0.0.0'} -p ${port}`);
      return edits.length > 0 ? [{ title: t('Write host and port apart'), edits, preferred: true, safe: true }] : [];
    },
  };
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
