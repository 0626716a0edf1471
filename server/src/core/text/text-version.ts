import { type Change, changeBetween } from './change.ts';
import { LineIndex } from './line-index.ts';
import type { Range } from './span.ts';

/** One version of a text. Answers that are needed at every keystroke are derived from those of the version before. */
export class TextVersion {
  readonly text: string;
  readonly lines: LineIndex;
  /** Words that are known not to occur in the text. */
  readonly #absent = new Set<string>();
  /** Identifies this version to the next one, which then need not keep this version's text in memory. */
  readonly #token = {};
  readonly #former: { readonly token: object; readonly change: Change } | undefined;

  constructor(text: string, former?: TextVersion, change = former && changeBetween(former.text, text)) {
    this.text = text;
    this.lines = former && change ? former.lines.changed(text, change) : new LineIndex(text);
    if (!former || !change) return;
    this.#former = { token: former.#token, change };
    for (const word of former.#absent) if (!isAround(word, text, change)) this.#absent.add(word);
  }

  /** The version in which `text` stands in place of `range`. Places outside are clamped, and their order does not matter. */
  edited(range: Range, text: string): TextVersion {
    const places = this.lines.spanOf(range);
    const start = Math.min(places.start, places.end);
    const end = Math.max(places.start, places.end);
    // Editors replace more than they change, for example a whole text by its formatted form.
    const { before, after } = changeBetween(this.text.slice(start, end), text);
    return new TextVersion(this.text.slice(0, start) + text + this.text.slice(end), this, {
      before: { start: start + before.start, end: start + before.end },
      after: { start: start + after.start, end: start + after.end },
    });
  }

  /** What changed since `former`. Nothing has to be compared if that is the version directly before this one. */
  changeSince(former: TextVersion): Change {
    return this.#former?.token === former.#token ? this.#former.change : changeBetween(former.text, this.text);
  }

  /** Whether the text contains `word`. If the version before did not, only the changed part was searched. */
  includes(word: string): boolean {
    if (this.#absent.has(word)) return false;
    const isIn = this.text.includes(word);
    if (!isIn) this.#absent.add(word);
    return isIn;
  }
}

/** Whether the change brought in a word that was not in the text before. */
function isAround(word: string, text: string, { after }: Change): boolean {
  return text.slice(Math.max(0, after.start - word.length + 1), after.end + word.length - 1).includes(word);
}
