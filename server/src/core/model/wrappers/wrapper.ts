/**
 * A program whose job is to start another one, as data: how its own words are told from those of the program. Words
 * are read in this order: options, sub-command with options after each of its words, operands, `NAME=value`, program.
 */
export interface Wrapper {
  readonly names: readonly string[];
  /** Words that make it start something: `run` of `poetry run`. */
  readonly subcommand?: readonly string[];
  /** Options whose value is the next word. All other words with a dash are options without one, or with `=value`. */
  readonly valueOptions?: readonly string[];
  /** Every option of the form `--name` takes the next word. */
  readonly longOptionsTakeValues?: true;
  /** Words of its own before the program: the duration of `timeout`. */
  readonly operands?: number;
  /** `NAME=value` words before the program are put into its environment. */
  readonly assignments?: true;
  /** Options that leave out all variables of the environment; those whose value is the name of one that is left out. */
  readonly clearing?: readonly string[];
  readonly unsetting?: readonly string[];
  /** Its own words end with `--`, which must be there. */
  readonly separator?: true;
  /** With this flag the first word is not a program but a script: `-c` of `sh -c 'a && b'`. */
  readonly scriptFlag?: string;
  /** Options whose value is a script. */
  readonly scriptOptions?: readonly string[];
  /** A program given as a single word is read by a shell. */
  readonly singleWordIsScript?: true;
  /** Options whose value is the directory the program runs in. */
  readonly directoryOptions?: readonly string[];
  /** With one of these it starts nothing. */
  readonly unless?: readonly string[];
  /** What follows are arguments of Python, from the first word, `-m` or `-c` on: `newrelic-admin run-python app.py`. */
  readonly starts?: 'python';
  /** `-m MODULE`, and a file named `*.py`, are run by Python. */
  readonly runsPython?: true;
  /** The word it starts is looked up by execvp(3) as it stands: no shell reads it. */
  readonly execvp?: true;
  /** A command that starts `gunicorn app:app`, for the tests. */
  readonly example: string;
  /** Documentation, or `repository:path`. */
  readonly source: string;
}
