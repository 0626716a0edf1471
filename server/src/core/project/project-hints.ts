/**
 * The files that the commands of a folder's documents make worth reading. Too many do no harm, because all reading is
 * bounded.
 */
export interface ProjectHints {
  /** Files named by commands (`-c conf/gunicorn.py`), relative to the folder. */
  readonly files: readonly string[];
  /** Python modules named by commands, dotted: `mysite.wsgi`. */
  readonly modules: readonly string[];
  /** Those of them that are run as programs: `python -m shop`. */
  readonly programs: readonly string[];
  /** Directories modules may be in besides the folder (`--chdir`, `--pythonpath`, `cd`), relative to it. */
  readonly directories: readonly string[];
  /** `source_dir` values: each is loaded as a project of its own. */
  readonly sourceDirectories: readonly string[];
}
