/** The first characters are searched for one text after the other: compiling one pattern of all of them takes longer than that. */
const FEW_CHARACTERS = 20_000;

/** Finds which of some hundred texts stand in a text. In bytes, prefilter/literal-scanner.ts does the same faster. */
export class LiteralSearch {
  readonly #texts: readonly string[];
  #searched = 0;
  /** Made when worth it: where the bytes of lines are searched, few lines are searched here. */
  #all: LiteralPattern | undefined;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** Adds the indices of the texts in `text` to `found`, in any order, some perhaps more than once. */
  find(text: string, found: number[]): void {
    this.#searched += text.length;
    if (this.#searched > FEW_CHARACTERS) {
      this.#all ??= new LiteralPattern(this.#texts);
      this.#all.find(text, found);
      return;
    }
    this.#texts.forEach((one, index) => {
      if (text.includes(one)) found.push(index);
    });
  }
}

class LiteralPattern {
  readonly #pattern: RegExp;
  /** By text: the indices of the texts that it starts with, including its own. */
  readonly #prefixes: ReadonlyMap<string, readonly number[]>;

  constructor(texts: readonly string[]) {
    const numbers = new Map(texts.map((text, index) => [text, index]));
    this.#prefixes = new Map(texts.map((text) => [text, prefixesOf(text, numbers)]));
    // Longest first: the pattern then finds the longest text at a place, and the others at this place are its prefixes.
    const ordered = [...texts].sort((a, b) => b.length - a.length);
    const source = ordered.map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
    this.#pattern = new RegExp(source || '(?!)', 'g');
  }

  find(text: string, found: number[]): void {
    const pattern = this.#pattern;
    pattern.lastIndex = 0;
    for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
      found.push(...(this.#prefixes.get(hit[0]) ?? []));
      pattern.lastIndex = hit.index + 1;
    }
  }
}

function prefixesOf(text: string, numbers: ReadonlyMap<string, number>): readonly number[] {
  const found: number[] = [];
  for (let length = 1; length <= text.length; length++) {
    const index = numbers.get(text.slice(0, length));
    if (index !== undefined) found.push(index);
  }
  return found;
}
