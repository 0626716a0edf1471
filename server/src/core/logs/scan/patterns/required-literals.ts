import { type PatternNode, parsePattern } from './pattern-parser.ts';

/** A prefilter of shorter texts would hit nearly every line. */
export const MIN_LITERAL = 5;
/** A text of such a worth is rare enough: a longer one finds no fewer lines. */
const RARE = 12;
const VERY_RARE = 20;
/** At most this many texts stand for one pattern. */
const MAX_TEXTS = 40;
/** Texts are followed through a sequence only as long as there are few of them. */
const MAX_EXACT = 48;
/** Characters that a JSON encoder may write in another way: a text on raw bytes must not contain them. */
const ESCAPED_IN_JSON = /["\\/<>&\x00-\x1f\x7f-\uffff]+/;

/**
 * Texts of which every match of `pattern` contains at least one, also in its raw form inside a JSON string; undefined
 * when the pattern has no such texts of `minimum` characters or more. The longer and fewer the better.
 */
export function requiredLiterals(pattern: RegExp, minimum: number): readonly string[] | undefined {
  if (pattern.flags.includes('i')) return undefined;
  const { exact, required } = factsOf(parsePattern(pattern.source));
  const texts = best([required, exact && safePieces(exact)], minimum);
  return texts && shared(texts);
}

interface Facts {
  /** All texts that the node can match, when they are few. */
  readonly exact: readonly string[] | undefined;
  /** Any-of: safe texts of which every match contains one. */
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

/** The longest piece of each text that looks the same inside a JSON string. */
function safePieces(texts: readonly string[]): readonly string[] | undefined {
  const pieces = texts.map((text) =>
    text.split(ESCAPED_IN_JSON).reduce((longest, piece) => (worth(piece) > worth(longest) ? piece : longest), ''),
  );
  return pieces.includes('') ? undefined : [...new Set(pieces)];
}

/** Blanks and digits are everywhere in logs: they make a text longer, not rarer. */
function worth(text: string): number {
  return text.replace(/[ \d]/g, '').length + text.length / 100;
}

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
 * What all of them begin or end with, if that is rare enough by itself; else the ends that are rare for certain: short texts are kept
 * in less, and few of them found sooner.
 */
function shared(texts: readonly string[]): readonly string[] {
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

/** The last place in the text that fits, or its start. */
function lastIndexOf(text: string, fits: (index: number) => boolean): number {
  let index = text.length;
  while (index > 0 && !fits(index)) index--;
  return index;
}

/** A text that contains another of the set adds nothing. */
function withoutLonger(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
}
