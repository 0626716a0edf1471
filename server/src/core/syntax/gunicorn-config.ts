/**
 * Reads gunicorn.conf.py without running it. gunicorn executes the file as a module named `__config__` and takes each
 * global whose name is a setting, in the order of their definitions (gunicorn:gunicorn/app/base.py
 * load_config_from_file).
 */
import type { Binding } from './python/module-facts.ts';
import { readModule } from './python/read-module.ts';

export interface GunicornConfigSyntax {
  readonly kind: 'gunicorn-config';
  /** Every name the file defines, settings or not, in order; the last definition of a name is the one that counts. */
  readonly names: ReadonlyMap<string, Binding>;
  /** Names that the file itself uses, so that they need not be settings. */
  readonly used: ReadonlySet<string>;
  /** True when names may be set that cannot be seen (`import *`, `exec`, a syntax error). */
  readonly isOpen: boolean;
}

/**
 * Never throws; a value that only running the file would tell is `unknown`. The results for the last few texts are
 * remembered.
 */
export function readGunicornConfig(text: string): GunicornConfigSyntax {
  const { bindings, used, isOpen } = readModule(text);
  return { kind: 'gunicorn-config', names: bindings, used, isOpen };
}

/**
 * True for the file that gunicorn reads by itself, and for names that people give it in commands (`-c
 * gunicorn_config.py`).
 */
export function isGunicornConfigName(name: string): boolean {
  return /^gunicorn[._-](?:conf|config|cfg|settings)\.py$/.test(name);
}
