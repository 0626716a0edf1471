import { oncePer } from '../../caches/once-per.ts';
import { isKnown, knownStart, printable } from '../../syntax/shell/ast.ts';
import type { ArgumentValue } from '../program.ts';
import type { ClickCommand, ClickOption } from './command.ts';
import { type ClickDialect, noSuchOption, requiresArgument, takesNoValue } from './messages.ts';
import { looksLikeOption, mayBeAnything, type Piece, partOf, pieceValue, restOf } from './pieces.ts';
import type { ClickError, ClickErrorKind, ClickUse } from './result.ts';

/** Made once per command: while a mistake stands in the text, every keystroke asks the commands of all releases. */
const flagsOf = oncePer(
  ({ options }: ClickCommand): ReadonlyMap<string, ClickOption> =>
    new Map(options.flatMap((option) => namesOf(option).map((flag) => [flag, option] as const))),
);

function namesOf({ flags: on, offFlags = [] }: ClickOption): readonly string[] {
  return [...on, ...offFlags];
}

/** Errors whose text says what may be meant, which costs a comparison with every flag: more than are shown of a process. */
const MOST_SUGGESTED = 200;

/**
 * click's `_OptionParser` (pallets/click:src/click/parser.py): gives words to options and leaves the others over. Where
 * the original raises, this notes the error and goes on, so that one wrong option does not hide the others.
 */
export class OptionParser {
  readonly uses: ClickUse[] = [];
  readonly errors: ClickError[] = [];
  /** Words that belong to no option, in order. */
  readonly left: Piece[] = [];
  /** False once a word may stand for anything; nothing behind that word is reported. */
  certain = true;

  readonly #command: ClickCommand;
  readonly #dialect: ClickDialect;
  readonly #flags: ReadonlyMap<string, ClickOption>;
  readonly #pieces: readonly Piece[];
  /** Of the next piece. */
  #at = 0;

  constructor(command: ClickCommand, pieces: readonly Piece[], dialect: ClickDialect) {
    this.#command = command;
    this.#dialect = dialect;
    this.#pieces = pieces;
    this.#flags = flagsOf(command);
  }

  run(): this {
    for (let piece = this.#next(); piece; piece = this.#next()) {
      if (piece.text === '--') break;
      if (looksLikeOption(piece)) this.#option(piece);
      else {
        if (mayBeAnything(piece)) this.certain = false;
        this.left.push(piece);
        // A group leaves all that follows to its sub-command.
        if (this.#command.group) break;
      }
    }
    // Not all of them as arguments of one call, of which there can be too many.
    for (let piece = this.#next(); piece; piece = this.#next()) this.left.push(piece);
    return this;
  }

  #next(): Piece | undefined {
    return this.#pieces[this.#at++];
  }

  /** `_process_opts`: the whole word as a long option first (`-foo` may be one), then letter by letter. */
  #option(piece: Piece): void {
    const equals = piece.text.indexOf('=');
    const name = equals < 0 ? piece.text : piece.text.slice(0, equals);
    const option = name.length > 2 || name === '--' ? this.#flags.get(name) : undefined;
    if (option) this.#long(option, piece, name);
    else if (!piece.text.startsWith('--')) this.#letters(piece);
    else if (this.#command.ignoreUnknown) this.left.push(piece);
    else if (!isKnown(name) && this.#mayBeFlag(knownStart(name))) this.certain = false;
    else {
      const suggests = this.errors.length < MOST_SUGGESTED;
      const long = suggests ? [...this.#flags.keys()].filter((flag) => flag.length > 2) : undefined;
      const text = noSuchOption(printable(name), long, this.#dialect);
      this.#error('unknown-option', partOf(piece, 0, name.length), undefined, text);
      if (equals < 0) this.#skipValueOfUnknown();
    }
  }

  #long(option: ClickOption, piece: Piece, name: string): void {
    const flag = partOf(piece, 0, name.length);
    const explicit = piece.text.length > name.length ? restOf(piece, name.length + 1) : undefined;
    if (option.takesValue) this.#take(option, flag, explicit ?? this.#next());
    else if (explicit === undefined) this.#use(option, flag, undefined);
    else this.#error('unexpected-value', pieceValue(explicit), option, takesNoValue(name, this.#dialect));
  }

  /** `_match_short_opt`. */
  #letters(piece: Piece): void {
    let unknown = '';
    for (let at = 1; at < piece.text.length; at++) {
      const letter = piece.text.charAt(at);
      const option = this.#flags.get(`-${letter}`);
      const flag = { text: `-${letter}`, span: partOf(piece, at === 1 ? 0 : at, at + 1).span };
      if (option?.takesValue) {
        const explicit = at + 1 < piece.text.length ? restOf(piece, at + 1) : undefined;
        this.#take(option, flag, explicit ?? this.#next());
        return;
      }
      if (option) this.#use(option, flag, undefined);
      else if (this.#command.ignoreUnknown) unknown += letter;
      else if (isKnown(letter)) {
        this.#error('unknown-option', flag, undefined, noSuchOption(flag.text, undefined, this.#dialect));
        if (piece.text.length === 2) this.#skipValueOfUnknown();
        return;
      } else this.certain = false;
    }
    if (unknown !== '') this.left.push(piece);
  }

  #take(option: ClickOption, flag: ArgumentValue, value: Piece | undefined): void {
    if (value) this.#use(option, flag, pieceValue(value));
    else this.#error('missing-value', flag, option, requiresArgument(flag.text, this.#dialect));
  }

  #use(option: ClickOption, flag: ArgumentValue, value: ArgumentValue | undefined): void {
    this.uses.push({ option, flag, value, command: this.#command });
  }

  /** Whether an option begins with this, of which the rest is known only at run time. */
  #mayBeFlag(start: string): boolean {
    return [...this.#flags.keys()].some((flag) => flag.startsWith(start));
  }

  /**
   * Skips the word behind an unknown option, which is most likely its value: a second error about it would only
   * confuse.
   */
  #skipValueOfUnknown(): void {
    const next = this.#pieces[this.#at];
    if (!next || looksLikeOption(next) || this.#command.group?.command(next.text)) return;
    this.#at++;
  }

  #error(kind: ClickErrorKind, { span }: ArgumentValue, option: ClickOption | undefined, text: string): void {
    if (this.certain) this.errors.push({ kind, span, option, command: this.#command, text, exitCode: 2 });
  }
}
