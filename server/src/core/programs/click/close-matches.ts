/** The most names that `difflib.get_close_matches` returns by default. */
const COUNT = 3;

/**
 * Python's `difflib.get_close_matches`: the names that click suggests for a misspelt one, best first. `cutoff`: the lowest
 * likeness (0 to 1). Source: python/cpython:Lib/difflib.py. The rule about popular characters, which starts at 200
 * characters, is left out.
 */
export function closeMatches(word: string, candidates: Iterable<string>, cutoff = 0.6): string[] {
  const scored: { candidate: string; ratio: number }[] = [];
  const letters = new Map<string, number>();
  for (const letter of word) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  for (const candidate of new Set(candidates)) {
    if (likenessByLength(candidate, word) < cutoff || mostLikeness(candidate, word, letters) < cutoff) continue;
    const ratio = likeness(candidate, word);
    if (ratio >= cutoff) scored.push({ candidate, ratio });
  }
  scored.sort((a, b) => b.ratio - a.ratio || (a.candidate < b.candidate ? 1 : -1));
  return scored.slice(0, COUNT).map(({ candidate }) => candidate);
}

/** `SequenceMatcher.real_quick_ratio()`: an upper bound by length alone. */
function likenessByLength(a: string, b: string): number {
  return a.length + b.length === 0 ? 1 : (2 * Math.min(a.length, b.length)) / (a.length + b.length);
}

/** `SequenceMatcher.quick_ratio()`: an upper bound that counts letters whatever their order; `letters` are those of `b`. */
function mostLikeness(a: string, b: string, letters: ReadonlyMap<string, number>): number {
  const used = new Map<string, number>();
  let common = 0;
  for (const letter of a) {
    const before = used.get(letter) ?? 0;
    if (before < (letters.get(letter) ?? 0)) common++;
    used.set(letter, before + 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
}

/** `SequenceMatcher(None, a, b).ratio()`: twice the matching characters over all characters. */
function likeness(a: string, b: string): number {
  const total = a.length + b.length;
  return total === 0 ? 1 : (2 * matching(whole(a), whole(b))) / total;
}

/** A part of a text. */
interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function whole(text: string): Part {
  return { text, from: 0, to: text.length };
}

function matching(a: Part, b: Part): number {
  const { i, j, size } = longestMatch(a, b);
  if (size === 0) return 0;
  return (
    size + matching({ ...a, to: i }, { ...b, to: j }) + matching({ ...a, from: i + size }, { ...b, from: j + size })
  );
}

/** The longest common block; of several the one that starts earliest in `a`, then earliest in `b`. */
function longestMatch(a: Part, b: Part) {
  let best = { i: a.from, j: b.from, size: 0 };
  let lengths = new Map<number, number>();
  for (let i = a.from; i < a.to; i++) {
    const next = new Map<number, number>();
    for (let j = b.from; j < b.to; j++) {
      if (a.text[i] !== b.text[j]) continue;
      const size = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, size);
      if (size > best.size) best = { i: i - size + 1, j: j - size + 1, size };
    }
    lengths = next;
  }
  return best;
}
