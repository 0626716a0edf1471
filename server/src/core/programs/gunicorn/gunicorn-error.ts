import type { ArgparseErrorKind } from '../argparse/spec.ts';
import type { ArgumentError } from '../program.ts';

export type GunicornErrorKind =
  | ArgparseErrorKind
  | 'invalid-variable'
  | 'missing-app'
  | 'config-file'
  | 'missing-package'
  | 'unknown-worker-class'
  | 'invalid-bind'
  | 'invalid-env'
  | 'invalid-app';

/**
 * When the error occurs: `import` before anything is read, `argparse` with the usage text, `config` as "Error: …",
 * `start` when the server starts, `worker` in a worker's traceback.
 */
export type Stage = 'import' | 'argparse' | 'config' | 'start' | 'worker';

export interface GunicornError extends ArgumentError {
  readonly kind: GunicornErrorKind;
  readonly stage: Stage;
  /** The setting of the configuration file whose value is refused. */
  readonly setting?: string;
}
