/**
 * gunicorn.conf.py without running it. gunicorn executes the file as a module named `__config__` and takes each global
 * whose name is a setting, in the order of the definitions (gunicorn:gunicorn/app/base.py load_config_from_file).
 */
import { type Binding, readModule } from './module-facts.ts';

export interface GunicornConfig {
  /** Every name the file defines, settings or not, in order; the last definition of a name is the one that counts. */
  readonly names: ReadonlyMap<string, Binding>;
  /** True when names may be set that cannot be seen (`import *`, `exec`, a syntax error). */
  readonly isOpen: boolean;
}

/** Never throws; a value that only a run would know is `unknown`. */
export function readGunicornConfig(text: string): GunicornConfig {
  const { bindings, isOpen } = readModule(text);
  return { names: bindings, isOpen };
}
