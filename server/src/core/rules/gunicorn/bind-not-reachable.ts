import type { Document } from '../../model/document.ts';
import { CONTAINER_PORT } from '../../platforms/blueking/schema/limits.data.ts';
import { argumentAt, replaceArgument } from '../../programs/argument-edits.ts';
import { type BindAddress, parseBindAddress } from '../../programs/gunicorn/values/bind-address.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import { fileFacts } from '../facts/file-facts.ts';
import { isLoopback, mayHaveProxy } from '../facts/reachability.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { placeInConfig } from './config-place.ts';
import { type GunicornStart, gunicornStarts, hasFallback } from './gunicorn-starts.ts';

export const bindNotReachable: Rule = {
  id: 'gunicorn/bind-not-reachable',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: ['gunicorn'],
  title: t('The platform cannot reach the address that gunicorn listens on.'),
  explanation: t(
    'Requests come from outside the container: `127.0.0.1` and `localhost` answer only inside it, and a socket file is seen by nobody. Heroku gives each start its own port in `$PORT`; BlueKing routes to port 5000, which is also what `$PORT` says. Listen on `:$PORT`, or leave `--bind` out: gunicorn takes `0.0.0.0:$PORT` when the variable exists.',
  ),
  sources: [
    'Heroku Dev Center: Runtime principles, web servers',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/settings/workloads.py (CONTAINER_PORT 5000)',
    'benoitc/gunicorn:gunicorn/config.py (Bind)',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const isWeb = start.process.name === 'web' && start.process.role === 'process' && start.invocation.isMain;
      if (!isWeb || mayHaveProxy(start.command)) continue;
      const problem = problemOf(start, context);
      if (!problem) continue;
      const { value } = problem;
      yield {
        span: start.command.toDocument(value?.span ?? start.invocation.programSpan),
        // Which port another platform sends requests to is not known, nor what stands in front of the server there.
        ...(context.platform.id === 'generic' && { severity: 'information' }),
        message: problem.message,
        related: placeInConfig(start, 'bind', t('The address is set here.')),
        fixes: () => (value ? listenOnPort(start, value) : []),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -b «127.0.0.1:8000»\n', platform: 'heroku', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      {
        text: 'web: gunicorn wsgi --bind=«localhost:$PORT»\n',
        platform: 'blueking',
        fixed: 'web: gunicorn wsgi --bind=:$PORT\n',
      },
      { text: 'web: gunicorn wsgi -b «0.0.0.0:8000»\n', platform: 'blueking', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      { text: 'web: gunicorn wsgi -b «:5000»\n', platform: 'heroku', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      {
        text: 'web: gunicorn wsgi -b «unix:/tmp/app.sock»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -b :$PORT\n',
      },
      {
        text: 'web: gunicorn wsgi -b «127.0.0.1:${WEB:-80}»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -b :$PORT\n',
      },
      { text: 'web: gunicorn wsgi -b «0.0.0.0:8080»\n', platform: 'generic', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      {
        text: 'web: «gunicorn» wsgi\n',
        platform: 'blueking',
        files: { 'gunicorn.conf.py': 'bind = "127.0.0.1:5000"\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b 127.0.0.1:8001 & node server.js & wait -n\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b :$PORT\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b 0.0.0.0:5000 -b 127.0.0.1:1\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b 8000\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b "0.0.0.0:${PORT:-8080}"\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b ${HOST:-127.0.0.1}:${PORT:-8080}\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi --bind="${HOST:-localhost}:8000"\n', platform: 'blueking' },
      { text: 'web: gunicorn wsgi -b 127.0.0.1:8000\n', platform: 'generic' },
      { text: 'web: gunicorn wsgi -b unix:/run/app.sock\n', platform: 'generic' },
      { text: 'web: gunicorn wsgi -b 0.0.0.0:${PORT:-8000}\n', platform: 'generic' },
      { text: 'api: gunicorn wsgi -b 0.0.0.0:8000\n', platform: 'generic' },
      { text: 'api: gunicorn wsgi -b 127.0.0.1:8000\n', platform: 'heroku' },
      { text: 'web: bin/start-nginx gunicorn wsgi -b unix:/tmp/nginx.socket\n', platform: 'heroku' },
    ],
  },
};

interface Problem {
  readonly message: Text;
  /** The address on the command line; undefined when the configuration file sets it. */
  readonly value: ArgumentValue | undefined;
}

/** The problem of the first address, if every address has one. */
function problemOf(start: GunicornStart, { platform, document }: RuleContext): Problem | undefined {
  const written = start.settings.written('bind');
  if (!written || (written.layer !== 'command-line' && written.layer !== 'config-file')) return undefined;
  const addresses = (start.settings.items('bind') ?? []).map((item, i): BindAddress => {
    const value = written.uses[i]?.values[0];
    if (item.kind !== 'str') return { kind: 'unknown' };
    const address = parseBindAddress(item.value.trim(), start.effective.version);
    if (!value || !hasFallback(start, value.span)) return address;
    // The platform sets PORT, so a fallback never applies; another variable is there to be set, too.
    if (beginsWithVariable(start, value.span)) return { kind: 'unknown' };
    return address.kind === 'tcp' ? { ...address, port: undefined } : address;
  });
  const port = requiredPort(platform.id === 'heroku', document);
  const messages = addresses.map((address) =>
    platform.id === 'generic' ? fixedPort(address) : messageFor(address, port, platform.label),
  );
  const [first] = messages;
  if (!first || messages.some((message) => message === undefined)) return undefined;
  return { message: first, value: written.uses[0]?.values[0] };
}

/** `${HOST:-127.0.0.1}:8000`, quoted or not. */
function beginsWithVariable({ invocation }: GunicornStart, { start }: Span): boolean {
  return invocation.arguments.some(({ expansions }) =>
    expansions.some(
      ({ span, fallback }) => fallback !== undefined && (span.start === start || span.start === start + 1),
    ),
  );
}

type RequiredPort = 'variable' | 'any' | typeof CONTAINER_PORT;

/** The port that the platform sends requests to; `any` where the file itself chooses it. */
function requiredPort(isHeroku: boolean, document: Document): RequiredPort {
  if (isHeroku) return 'variable';
  return fileFacts(document).mayRouteToAnyPort ? 'any' : CONTAINER_PORT;
}

function messageFor(address: BindAddress, required: RequiredPort, platform: string): Text | undefined {
  if (address.kind === 'unix')
    return t('gunicorn listens on a socket file, which {platform} cannot reach.', { platform });
  if (address.kind !== 'tcp') return undefined;
  const { host, port } = address;
  if (host !== undefined && isLoopback(host)) {
    return t('`{host}` can be reached only from inside the container: {platform} gets no answer.', { host, platform });
  }
  // A number is no host that can be listened on: gunicorn/bind-port-only.
  if (host !== undefined && /^\d+$/.test(host)) return undefined;
  if (port === undefined || required === 'any' || port === required) return undefined;
  if (required === CONTAINER_PORT)
    return t('{platform} routes to port 5000 (`$PORT`), not to {port}.', { platform, port });
  return t('{platform} routes to the port in `$PORT`, not to {port}.', { platform, port });
}

/** A port that is written down, on an address that others reach. */
function fixedPort(address: BindAddress): Text | undefined {
  if (address.kind !== 'tcp' || address.port === undefined) return undefined;
  const { host, port } = address;
  if (host !== undefined && (isLoopback(host) || /^\d+$/.test(host))) return undefined;
  return t('{program} listens on port {port}, whatever the variable PORT says.', { program: 'gunicorn', port });
}

function listenOnPort({ command, invocation }: GunicornStart, value: ArgumentValue): Fix[] {
  const isQuoted = argumentAt(invocation, value.span)?.quoting === 'single';
  const edits = isQuoted ? [] : replaceArgument(command, value.span, ':$PORT');
  if (edits.length === 0) return [];
  return [{ title: t('Listen on `{address}`', { address: ':$PORT' }), edits, preferred: true, safe: false }];
}
