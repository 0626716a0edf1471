/** How many characters of standard error are kept, and how many are reported. */
const HEARD_CHARACTERS = 2000;
const TOLD_CHARACTERS = 300;

/**
 * What a program said at its end, as one line: its error, if it says that it is one, with what follows; else its last line.
 * The heroku command line frames its errors, breaks them into lines and puts an identifier behind them; where nobody can
 * answer its question whether to log in it ends with that question, or stumbles over it. docker ends with where its help is.
 */
export class LastWords {
  readonly #decoder = new TextDecoder();
  #text = '';

  /** Bytes of standard error. */
  hear(bytes: Uint8Array): void {
    this.#text = (this.#text + this.#decoder.decode(bytes, { stream: true })).slice(-HEARD_CHARACTERS);
  }

  get said(): string {
    const lines = this.#text
      .split('\n')
      .map((line) => line.replace(/^[\s›▸!]+/, '').trimEnd())
      .filter((line) => line !== '' && !/^(?:Error ID: |Code: |Usage: |Run '.*--help'|See '.*--help')/.test(line));
    const error = lines.findLastIndex((line) => /^(?:\w+: )?(?:error|fatal|press any key)\b/i.test(line));
    return lines
      .slice(error < 0 ? -1 : error)
      .join(' ')
      .slice(0, TOLD_CHARACTERS);
  }
}
