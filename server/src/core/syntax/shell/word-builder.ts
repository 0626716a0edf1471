import { MappedText } from '../../text/mapped-text.ts';
import { type Expansion, UNKNOWN, type Word } from './ast.ts';

type Quoting = 'none' | 'single' | 'double' | 'mixed';

/** Collects the parts of one word while it is read. */
export class WordBuilder {
  readonly expansions: Expansion[] = [];
  splits = false;
  globs = false;
  /** A shell makes several words of it, or some shells do. */
  breaks = false;
  /** What stands in no quotes, from the first brace on. */
  #braced = '';
  readonly #value = MappedText.builder();
  #quoting: Quoting | undefined;

  get empty(): boolean {
    return this.#quoting === undefined;
  }

  /** What the value is so far. */
  get text(): string {
    return this.#value.text;
  }

  add(text: string, start: number, end: number): void {
    this.#value.piece(text, { start, end });
  }

  addUnknown(start: number, end: number): void {
    this.add(UNKNOWN, start, end);
  }

  /** Notes how the next part of the word is quoted. */
  part(quoting: Quoting): void {
    const same = this.#quoting === undefined || (this.#quoting === 'none' && quoting === 'none');
    this.#quoting = same ? quoting : 'mixed';
  }

  /** Notes a run of characters that stand in no quotes. */
  bare(text: string): void {
    if (this.#braced === '' && !text.includes('{')) return;
    this.#braced += text;
    this.breaks ||= BRACE_EXPANSION.test(this.#braced);
  }

  /** As a value that a shell leaves in one piece: `NAME=value`. */
  build(start: number, end: number): Word {
    const { splits, globs, expansions } = this;
    const span = { start, end };
    return { span, value: this.#value.build(span), quoting: this.#quoting ?? 'none', splits, globs, expansions };
  }

  /** As a word of a command: of one that breaks it is not known what comes of it. */
  buildWord(start: number, end: number): Word {
    const word = this.build(start, end);
    if (!this.breaks) return word;
    return { ...word, value: MappedText.builder().piece(UNKNOWN, word.span, false).build(word.span), splits: true };
  }
}

/** `a{b,c}` and `{1..3}` are several words for bash and one for dash (bash(1), "Brace Expansion"; POSIX has none). */
const BRACE_EXPANSION = /\{[^{}]*,[^{}]*\}|\{(?:-?\d+\.\.-?\d+|[A-Za-z]\.\.[A-Za-z])(?:\.\.-?\d+)?\}/;
