/** Something on the command line, or a path on it, that the user has to change: one line on stderr, exit code 2. */
export class UsageError extends Error {
  /** Told by its name: every part of the command line that is loaded by itself has a class of its own. */
  override readonly name = 'UsageError';
}
