import type { PythonValue } from '../../syntax/python/python-value.ts';

/**
 * What a check may ask about the machine that runs gunicorn. undefined: not visible from here; the check then stays
 * silent.
 */
export interface Surroundings {
  readonly pathExists: (path: string) => boolean | undefined;
  readonly userExists: (name: string) => boolean | undefined;
  readonly groupExists: (name: string) => boolean | undefined;
  /** Whether the Python package can be imported. */
  readonly hasPackage: (name: string) => boolean | undefined;
  readonly configFile: (location: ConfigLocation) => ConfigFile | undefined;
}

export interface ConfigLocation {
  readonly kind: 'file' | 'module';
  /** A path counted from the start directory, or a dotted name. */
  readonly name: string;
}

/** What running a configuration file gives: its globals, or why it fails. */
export type ConfigFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'failing'; readonly error: string }
  /** `isOpen`: it may set names that were not seen. */
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, PythonValue>; readonly isOpen: boolean };

export const UNSEEN: Surroundings = {
  pathExists: () => undefined,
  userExists: () => undefined,
  groupExists: () => undefined,
  hasPackage: () => undefined,
  configFile: () => undefined,
};
