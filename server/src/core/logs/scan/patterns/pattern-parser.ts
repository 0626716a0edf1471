/** The syntax tree of a regular expression, reduced to what decides which text every match must contain. */
export type PatternNode =
  | { readonly kind: 'character'; readonly choices: readonly string[] | undefined }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: 'nothing' };

const NOTHING: PatternNode = { kind: 'nothing' };
const ANY: PatternNode = { kind: 'character', choices: undefined };
/** A class with more members than this counts as any character. */
const MAX_CHOICES = 4;
/** How many hexadecimal digits follow `\x` and `\u`. */
const CODE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4 };
const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', '0': '\0' };

/**
 * Parses the source of a valid RegExp. What it does not know (back references, properties) becomes "any character":
 * conclusions get weaker by that, never wrong.
 */
export function parsePattern(source: string): PatternNode {
  return new Parser(source).choice();
}

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): PatternNode {
    const items = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      items.push(this.#sequence());
    }
    return items.length === 1 ? (items[0] ?? NOTHING) : { kind: 'choice', items };
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      items.push(this.#quantified(this.#atom()));
    }
    return { kind: 'sequence', items };
  }

  #atom(): PatternNode {
    const character = this.#source[this.#at++] ?? '';
    if (character === '(') return this.#group();
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escape();
    if (character === '^' || character === '$') return NOTHING;
    if (character === '.') return ANY;
    return { kind: 'character', choices: [character] };
  }

  #group(): PatternNode {
    const head = /^\?(?:<[A-Za-z_$][\w$]*>|:|<?[=!])/.exec(this.#source.slice(this.#at));
    this.#at += head?.[0].length ?? 0;
    const inner = this.choice();
    this.#at++;
    return head && /[=!]$/.test(head[0]) ? NOTHING : inner;
  }

  #escape(): PatternNode {
    const character = this.#source[this.#at++] ?? '';
    if (character === 'b' || character === 'B') return NOTHING;
    if (character === 'k') this.#at = this.#source.indexOf('>', this.#at) + 1;
    if (character === 'p' || character === 'P') this.#at = this.#source.indexOf('}', this.#at) + 1;
    const digits = CODE_DIGITS[character];
    if (digits !== undefined) {
      const value = Number.parseInt(this.#source.slice(this.#at, this.#at + digits), 16);
      this.#at += digits;
      return Number.isNaN(value) ? ANY : { kind: 'character', choices: [String.fromCharCode(value)] };
    }
    const control = CONTROL[character];
    if (control !== undefined) return { kind: 'character', choices: [control] };
    return /[A-Za-z0-9]/.test(character) ? ANY : { kind: 'character', choices: [character] };
  }

  #class(): PatternNode {
    const start = this.#at;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']') {
      this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    }
    const inner = this.#source.slice(start, this.#at++);
    if (inner.startsWith('^') || /\\[A-Za-z0-9]|[^\\]-./.test(inner)) return ANY;
    const choices = [...inner.replace(/\\(.)/g, '$1')];
    return choices.length > MAX_CHOICES ? ANY : { kind: 'character', choices };
  }

  #quantified(item: PatternNode): PatternNode {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#source.slice(this.#at));
    if (!found) return item;
    this.#at += found[0].length;
    const mark = found[0][0];
    if (mark === '*') return { kind: 'repeat', item, min: 0, max: Number.POSITIVE_INFINITY };
    if (mark === '+') return { kind: 'repeat', item, min: 1, max: Number.POSITIVE_INFINITY };
    if (mark === '?') return { kind: 'repeat', item, min: 0, max: 1 };
    const min = Number(found[1]);
    const most = found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', item, min, max: found[2] === undefined ? min : most };
  }
}
