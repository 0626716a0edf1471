/** Something on the command line, or a path on it, that the user has to change: one line on stderr, exit code 2. */
export class UsageError extends Error {}
