/**
 * gunicorn.conf.py without running it. gunicorn executes the file as a module named `__config__` and takes each global
 * whose name is a setting, in the order of their definitions (gunicorn:gunicorn/app/base.py load_config_from_file).
 */
import type { Binding } from './python/module-facts.ts';
import { readModule } from './python/read-module.ts';

export interface GunicornConfigSyntax {
  readonly kind: 'gunicorn-config';
  /** Every name the file defines, settings or not, in order; the last definition of a name is the one that counts. */
  readonly names: ReadonlyMap<string, Binding>;
  /** Names the file itself makes use of, so that they need not be settings. */
  readonly used: ReadonlySet<string>;
  /** True when names may be set that cannot be seen (`import *`, `exec`, a syntax error). */
  readonly isOpen: boolean;
}

/** Never throws; a value that only a run would know is `unknown`. Remembers the last texts. */
export function readGunicornConfig(text: string): GunicornConfigSyntax {
  const { bindings, used, isOpen } = readModule(text);
  return { kind: 'gunicorn-config', names: bindings, used, isOpen };
}

/** The file gunicorn reads by itself, and names people give it when a command names it (`-c gunicorn_config.py`). */
export function isGunicornConfigName(name: string): boolean {
  return /^gunicorn[._-](?:conf|config|cfg|settings)\.py$/.test(name);
}
