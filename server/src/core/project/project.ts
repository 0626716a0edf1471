import type { FileEncoding } from '../text/file-encoding.ts';
import type { Span } from '../text/span.ts';

/** A snapshot of what the workspace says about the application of one folder. Immutable. */
export interface Project {
  /** URI of the folder of the Procfile or app_desc.yaml, without a slash at its end. */
  readonly folder: string;
  readonly requirements: Requirements;
  /** The Python version that the platform will use (`3.11.4`, `3.11`), from runtime.txt, .python-version or Pipfile. */
  readonly python: string | undefined;
  /** Text of a file, by path relative to `folder` with forward slashes; undefined when it is not there or too large. */
  readonly file: (path: string) => string | undefined;
  /** How a file that defines processes is saved; undefined where it was not looked at. */
  readonly encoding: (path: string) => FileEncoding | undefined;
  /** Whether a path exists; undefined if it was not looked for. */
  readonly has: (path: string) => boolean | undefined;
  /** Names in a directory (`''` is the folder), directories ending with `/`; undefined when it was not listed. */
  readonly entries: (directory: string) => readonly string[] | undefined;
  /** The application of a source directory (`source_dir` of app_desc.yaml) below this folder, when it was loaded. */
  readonly at: (directory: string) => Project | undefined;
}

/** Packages that will be installed, from requirements files, lock files, pyproject.toml and Pipfile. */
export interface Requirements {
  /** True when at least one such file was found: only then does a missing package mean something. */
  readonly found: boolean;
  /**
   * True when every package that will be installed is listed: a lock file, or nothing but pinned versions; no include,
   * URL or line that could not be read. Else a package that is not listed may still come with another one.
   */
  readonly complete: boolean;
  /** True when packages are installed that cannot be seen: `-e .`, a path, an include that does not exist. */
  readonly hasUnseen: boolean;
  /** By normalised name (PEP 503: lower case, runs of `-_.` become `-`). */
  readonly packages: ReadonlyMap<string, Requirement>;
  /** Every mention, in the order of the files, those whose marker is false on Linux included. */
  readonly mentions: readonly Requirement[];
  /** The file a new requirement belongs in. */
  readonly preferredFile: RequirementsFile | undefined;
}

export interface RequirementsFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
}

export interface Requirement {
  /** As written. */
  readonly name: string;
  /** The exact version when pinned by `==` or a lock file; undefined also where two files pin different ones. */
  readonly version: string | undefined;
  /** The specifier as written, such as `>=20,<21`. */
  readonly specifier: string;
  readonly extras: readonly string[];
  /** The environment marker after `;`, as written. */
  readonly marker: string | undefined;
  /** Only in a file or group that platforms do not install by themselves: requirements-dev.txt, dev groups, extras. */
  readonly optional: boolean;
  readonly uri: string;
  /** The requirement without options and comments, in the text of `uri`. */
  readonly span: Span;
}
