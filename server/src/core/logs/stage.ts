import type { Shape, Stage } from './signatures/signature.ts';

/** A further line of a message: it is about no failure of its own. */
export const CONTINUED: Stage = 'continued';

/** The stages of lines by how their message begins; the first that fits counts. */
const BEGINNINGS: readonly (readonly [RegExp, Stage])[] = [
  // Says what the traceback below it ends with.
  [/^(?:Task (?:handler raised error|\S{1,300} raised (?:un)?expected)|Unrecoverable error): /, 'announced'],
  // Raised because of another exception, which Python prints before them.
  [/^urllib3\.exceptions\.MaxRetryError: /, 'retries'],
  [/^(?:django\.db\.utils|sqlalchemy\.exc|requests\.exceptions|httpx|kombu\.exceptions)\.[A-Z]/, 'wrapper'],
  // The end of a traceback, and not a message of a logger: `package.SomeError: text`, `amqp.exceptions.AccessRefused: text`,
  // `MemoryError`.
  [
    /^(?:[A-Za-z_]\w{0,60}\.){0,8}(?:_?[A-Z]\w{0,80}(?:Error|Exception|Timeout|Exceeded)|(?<=\.(?:exceptions|errors)\.)[A-Z]\w{0,80}|timeout)(?:[:(]|\s{0,4}$)/,
    'exception',
  ],
];

/** libpq says it of each address of a host, one line an address: for a name of IPv4 and IPv6 twice. */
const OTHER_ADDRESS = /^connection to server (?:at|on socket) "/;

/** The stages that `stageOf` tells from the message: what a program writes of one failure at once. */
const OF_ONE_RECORD: ReadonlySet<Stage> = new Set(['', CONTINUED, ...BEGINNINGS.map(([, stage]) => stage)]);

export function isOfOneRecord(stage: Stage): boolean {
  return OF_ONE_RECORD.has(stage);
}

/**
 * The stage of a line by the shape that fitted it, else by the message of the line: an exception that causes another one,
 * what wraps it and the log line above its traceback are stages of one failure, whatever they say. `framed`: whether the
 * line begins as a logger's.
 *
 * Sources: celery/celery:celery/app/trace.py (`raised unexpected`), celery/worker/request.py (`Task handler raised error`),
 * urllib3/urllib3:src/urllib3/util/retry.py increment(), psf/requests:src/requests/adapters.py,
 * django/django:django/db/utils.py DatabaseErrorWrapper, sqlalchemy/sqlalchemy:lib/sqlalchemy/exc.py DBAPIError,
 * encode/httpx:httpx/_transports/default.py, celery/kombu:kombu/connection.py,
 * postgres/postgres:src/interfaces/libpq/fe-connect.c emitHostIdentityInfo().
 */
export function stageOf(shape: Shape | undefined, message: string, framed: boolean): Stage {
  if (shape?.stage !== undefined) return shape.stage;
  if (!framed && OTHER_ADDRESS.test(message)) return CONTINUED;
  return BEGINNINGS.find(([beginning]) => beginning.test(message))?.[1] ?? '';
}
