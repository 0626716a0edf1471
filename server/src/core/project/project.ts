import type { Span } from '../text/span.ts';

/** A snapshot of what the workspace says about the application of one folder. Immutable. */
export interface Project {
  /** URI of the folder of the Procfile or app_desc.yaml, without a slash at its end. */
  readonly folder: string;
  readonly requirements: Requirements;
  /** Text of a file, by path relative to `folder` with forward slashes; undefined when it is not there or too large. */
  readonly file: (path: string) => string | undefined;
  /** True, false, or undefined when it was not looked for. */
  readonly has: (path: string) => boolean | undefined;
}

/** Packages that will be installed, from requirements files, lock files, pyproject.toml and Pipfile. */
export interface Requirements {
  /** True when at least one such file was found: only then does a missing package mean something. */
  readonly found: boolean;
  /** By normalised name (PEP 503: lower case, runs of `-_.` become `-`). */
  readonly packages: ReadonlyMap<string, Requirement>;
  /** The file a new requirement belongs in. */
  readonly preferredFile: { readonly path: string; readonly uri: string; readonly text: string } | undefined;
}

export interface Requirement {
  readonly name: string;
  /** The exact version when pinned by `==` or a lock file. */
  readonly version: string | undefined;
  /** The specifier as written, such as `>=20,<21`. */
  readonly specifier: string;
  readonly extras: readonly string[];
  readonly uri: string;
  readonly span: Span;
}
