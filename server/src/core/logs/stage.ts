import type { Shape, Stage } from './signatures/signature.ts';

/** Of lines whose stage is told by how their message begins; the first that fits. */
const BEGINNINGS: readonly (readonly [RegExp, Stage])[] = [
  // Says what the traceback below it ends with.
  [/^Task (?:handler raised error|\S{1,300} raised (?:un)?expected): /, 'announced'],
  // Raised because of another exception, which Python prints before them.
  [/^urllib3\.exceptions\.MaxRetryError: /, 'retries'],
  [/^(?:django\.db\.utils|sqlalchemy\.exc|requests\.exceptions|httpx|kombu\.exceptions)\.[A-Z]/, 'wrapper'],
  // The end of a traceback, unlike what a logger is told: `package.SomeError: text`, `MemoryError`.
  [
    /^(?:[A-Za-z_]\w{0,60}\.){0,8}(?:_?[A-Z]\w{0,80}(?:Error|Exception|Timeout|Exceeded)|timeout)(?:[:(]|\s{0,4}$)/,
    'exception',
  ],
];

/**
 * The stage of a line by the shape that fitted it, else by the message of the line: an exception that causes another one,
 * what wraps it and the log line above its traceback are stages of one failure, whatever they say.
 *
 * Sources: celery/celery:celery/app/trace.py (`raised unexpected`), celery/worker/request.py (`Task handler raised error`),
 * urllib3/urllib3:src/urllib3/util/retry.py increment(), psf/requests:src/requests/adapters.py,
 * django/django:django/db/utils.py DatabaseErrorWrapper, sqlalchemy/sqlalchemy:lib/sqlalchemy/exc.py DBAPIError,
 * encode/httpx:httpx/_transports/default.py, celery/kombu:kombu/connection.py.
 */
export function stageOf(shape: Shape | undefined, message: string): Stage {
  return shape?.stage ?? BEGINNINGS.find(([beginning]) => beginning.test(message))?.[1] ?? '';
}
