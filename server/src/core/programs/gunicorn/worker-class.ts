/** A worker class as `--worker-class` names it. */
export interface WorkerClass {
  /** The alias, or the dotted path of a class that comes with another package. */
  readonly name: string;
  /** Other names of the same class. */
  readonly paths: readonly string[];
  readonly since?: string;
  readonly removedIn?: string;
  readonly deprecatedIn?: string;
  /** The package that brings the class, and its first release that warns of it. */
  readonly deprecatedBy?: { readonly package: string; readonly since: string };
  /** What to use instead of a class that is deprecated, removed or abandoned; best first. */
  readonly replacements?: readonly string[];
  readonly packages: readonly PackageNeed[];
  /** Settings that change nothing with this class. */
  readonly ignores: readonly string[];
  /** True when a slow request counts as silence, so that `--timeout` ends it. */
  readonly requestsBlockHeartbeat: boolean;
  /** How many requests one process handles at the same time. */
  readonly concurrency: 'one' | 'threads' | 'worker_connections' | 'unlimited';
  readonly sources: readonly string[];
}

/** A package on PyPI that a worker class imports. */
export interface PackageNeed {
  readonly package: string;
  /** The extra of gunicorn that brings it: `gunicorn[gevent]`. */
  readonly extra?: string;
  /** First gunicorn that needs it. */
  readonly since?: string;
  /** The least version that gunicorn `from` and later checks for; newest gunicorn first. */
  readonly least?: readonly { readonly from: string; readonly version: string }[];
}
