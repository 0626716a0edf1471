import { type PatternNode, parsePattern } from './pattern-parser.ts';

/** Shorter texts stand in nearly every line. */
export const MIN_LITERAL = 5;
/** A text of this worth (see `worth`) is rare enough: a longer one would stand in hardly fewer lines. */
const RARE = 12;
/** The worth at which the end of a text can do without its beginning. */
const VERY_RARE = 20;
/** A pattern has at most this many required texts. */
const MAX_TEXTS = 40;
/** Nodes that can match more texts than this are not listed text by text. */
const MAX_EXACT = 48;
/** Characters that JSON may write as escapes. Literals are searched for in raw bytes, so they must not contain any. */
const ESCAPED_IN_JSON = /["\\/<>&\x00-\x1f\x7f-\uffff]+/;

/**
 * Texts of which every match of `pattern` contains at least one, also where the match stands in a JSON string that is not
 * decoded. undefined if there are none of at least `minimum` characters. Few long texts are preferred.
 */
export function requiredLiterals(pattern: RegExp, minimum: number): readonly string[] | undefined {
  if (pattern.flags.includes('i')) return undefined;
  const { exact, required } = factsOf(parsePattern(pattern.source));
  const texts = best([required, exact && safePieces(exact)], minimum);
  return texts && shortened(texts);
}

interface Facts {
  /** All texts that the node can match, if they are few. */
  readonly exact: readonly string[] | undefined;
  /** Texts of which every match contains at least one, all of them safe in JSON. */
  readonly required: readonly string[] | undefined;
}

function factsOf(node: PatternNode): Facts {
  switch (node.kind) {
    case 'nothing':
      return { exact: [''], required: undefined };
    case 'character':
      return { exact: node.choices, required: undefined };
    case 'choice':
      return choiceFacts(node.items.map(factsOf));
    case 'repeat':
      return repeatFacts(factsOf(node.item), node.min, node.max);
    case 'sequence':
      return sequenceFacts(node.items.map(factsOf));
  }
}

function choiceFacts(branches: readonly Facts[]): Facts {
  const exact = branches.every((branch) => branch.exact)
    ? limited(
        branches.flatMap((branch) => branch.exact ?? []),
        MAX_EXACT,
      )
    : undefined;
  const needed = branches.map((branch) => best([branch.required, branch.exact && safePieces(branch.exact)], 1));
  const required = needed.every((texts) => texts)
    ? limited(
        needed.flatMap((texts) => texts ?? []),
        MAX_TEXTS,
      )
    : undefined;
  return { exact, required };
}

function repeatFacts(item: Facts, min: number, max: number): Facts {
  const needed = min === 0 ? undefined : best([item.required, item.exact && safePieces(item.exact)], 1);
  if (!item.exact || max > 3) return { exact: undefined, required: needed };
  let exact: readonly string[] = [];
  let power: readonly string[] | undefined = [''];
  for (let count = 0; count <= max && power; count++) {
    if (count >= min) exact = [...exact, ...power];
    power = crossed(power, item.exact);
  }
  return { exact: limited(exact, MAX_EXACT), required: needed };
}

function sequenceFacts(items: readonly Facts[]): Facts {
  let whole = true;
  let current: readonly string[] = [''];
  const found: (readonly string[] | undefined)[] = [];
  for (const item of items) {
    const longer = item.exact && crossed(current, item.exact);
    if (longer) {
      current = longer;
      continue;
    }
    whole = false;
    found.push(safePieces(current), item.required);
    current = item.exact ?? [''];
  }
  found.push(safePieces(current));
  return { exact: whole ? current : undefined, required: best(found, 1) };
}

function crossed(left: readonly string[], right: readonly string[]): readonly string[] | undefined {
  if (left.length * right.length > MAX_EXACT) return undefined;
  return left.flatMap((head) => right.map((tail) => head + tail));
}

function limited(texts: readonly string[], limit: number): readonly string[] | undefined {
  const unique = [...new Set(texts)];
  return unique.length <= limit ? unique : undefined;
}

/** The most valuable piece of each text that JSON writes without escapes; undefined if a text has no such piece. */
function safePieces(texts: readonly string[]): readonly string[] | undefined {
  const pieces = texts.map((text) =>
    text.split(ESCAPED_IN_JSON).reduce((longest, piece) => (worth(piece) > worth(longest) ? piece : longest), ''),
  );
  return pieces.includes('') ? undefined : [...new Set(pieces)];
}

/** How rare a text is, roughly: its length without blanks and digits, which are everywhere in logs. */
function worth(text: string): number {
  return text.replace(/[ \d]/g, '').length + text.length / 100;
}

/** The set whose worst text is rarest; a larger set counts less. */
function best(sets: readonly (readonly string[] | undefined)[], minimum: number): readonly string[] | undefined {
  let chosen: readonly string[] | undefined;
  let chosenScore = 0;
  for (const texts of sets) {
    if (!texts || texts.some((text) => text.length < minimum)) continue;
    const score = Math.min(RARE, ...texts.map(worth)) - Math.log2(texts.length) / 2;
    if (score > chosenScore) [chosen, chosenScore] = [texts, score];
  }
  return chosen && withoutLonger(chosen);
}

/**
 * Shorter texts that do as well, to save memory and time: one that all texts begin or end with, if it is rare by itself; else the
 * shortest end of each that is very rare.
 */
function shortened(texts: readonly string[]): readonly string[] {
  const [first = ''] = texts;
  let head = first.length;
  while (!texts.every((text) => text.startsWith(first.slice(0, head)))) head--;
  let tail = 0;
  while (!texts.every((text) => text.endsWith(first.slice(tail)))) tail++;
  const common = [first.slice(0, head), first.slice(tail)].find((text) => worth(text) >= RARE);
  if (common !== undefined) return [common];
  const ends = texts.map((text) => text.slice(lastIndexOf(text, (from) => worth(text.slice(from)) >= VERY_RARE)));
  return withoutLonger([...new Set(ends)]);
}

/** The last index of the text that fits, or 0. */
function lastIndexOf(text: string, fits: (index: number) => boolean): number {
  let index = text.length;
  while (index > 0 && !fits(index)) index--;
  return index;
}

/** Where a text contains another of the set, finding the other is enough. */
function withoutLonger(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
}
