import { MappedText } from '../../text/mapped-text.ts';
import { type Expansion, UNKNOWN, type Word } from './ast.ts';

type Quoting = 'none' | 'single' | 'double' | 'mixed';

/** Collects the parts of one word while it is read. */
export class WordBuilder {
  readonly expansions: Expansion[] = [];
  splits = false;
  globs = false;
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

  build(start: number, end: number): Word {
    const { splits, globs, expansions } = this;
    const span = { start, end };
    return { span, value: this.#value.build(span), quoting: this.#quoting ?? 'none', splits, globs, expansions };
  }
}
