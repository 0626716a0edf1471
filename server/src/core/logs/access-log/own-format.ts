import type { OwnFormat } from './text-access.ts';

/**
 * The atoms of `--access-logformat` that are used here (benoitc/gunicorn:gunicorn/glogging.py Logger.atoms() and
 * pgjones/hypercorn:src/hypercorn/logging.py AccessLogAtoms). The few that only hypercorn has do not collide with
 * gunicorn's.
 */
const ATOMS: Readonly<Record<string, string>> = {
  h: '\\S{0,200}?',
  l: '\\S{0,10}?',
  u: '\\S{0,200}?',
  t: '\\[(?<stamp>[^\\]]{20,30})\\]',
  r: '(?:(?<method>[A-Z]{3,10}) (?<path>[^" ]{1,8000})(?: (?:(?:HTTP\\/)?[\\d.]{1,3}|ws))?|[^"]{0,200}?)',
  R: '(?:(?<method>[A-Z]{3,10}) (?<path>[^" ]{1,8000}) (?:[\\d.]{1,3}|ws)|[^"]{0,200}?)',
  s: '(?<status>[1-5]\\d\\d)',
  st: "(?:[A-Z][A-Za-z' -]{1,40}?|<\\?{3}\\d{3}\\?{3}>|-)",
  S: '[a-z]{2,5}',
  m: '(?<method>[A-Z]{1,20}|-)',
  U: '(?<path>[^\\s"]{0,8000}?)',
  Uq: '(?<path>[^\\s"]{0,8000}?)',
  q: '[^\\s"]{0,8000}?',
  H: '(?:(?:HTTP\\/)?[\\d.]{1,3}|ws)',
  b: '(?:\\d{1,15}|-)',
  B: '(?:\\d{1,15}|-|None)',
  f: '(?:[^"\\\\]|\\\\.){0,8000}?',
  a: '(?<agent>(?:[^"\\\\]|\\\\.){0,8000}?)',
  T: '(?<duration>\\d{1,12})',
  D: '(?<duration>\\d{1,15})',
  M: '(?<duration>\\d{1,12})',
  L: '(?<duration>\\d{1,9}\\.\\d{6})',
  p: '<?\\d{1,10}>?',
};

/**
 * Atoms whose values may contain blanks; those whose values contain none but are otherwise free; those with values of a
 * fixed length.
 */
const SENTENCES: ReadonlySet<string> = new Set(['r', 'R', 'a', 'f', 'st']);
const WORDS: ReadonlySet<string> = new Set(['h', 'l', 'u', 'U', 'Uq', 'q']);
const ONE_LENGTH: ReadonlySet<string> = new Set(['s', 't']);

/** Microseconds per unit of the atom. */
const UNITS: Readonly<Record<string, number>> = { D: 1, L: 1e6, M: 1e3, T: 1e6 };
/** The finest first: a format may have several. */
const DURATIONS = ['D', 'L', 'M', 'T'] as const;
const ATOM = /%\((?:\{([^}]{1,100})\}([ioe])|(\w{1,2}))\)s/g;

/**
 * Compiles an `--access-logformat` to a pattern; undefined if it does not contain the status, without which its lines
 * are of no use.
 */
export function compileOwnFormat(format: string): OwnFormat | undefined {
  const present = [...format.matchAll(ATOM)].map((atom) => atom[3] ?? '');
  if (!present.includes('s')) return undefined;
  const timed = DURATIONS.find((atom) => present.includes(atom));
  const taken = new Set<string>();
  const stretches = [''];
  let end = 0;
  for (const atom of format.matchAll(ATOM)) {
    const text = format.slice(end, atom.index);
    stretches.push(`${stretches.pop()}${literal(text)}`);
    if (mayReachBack(text, atom[3])) stretches.push('');
    stretches.push(`${stretches.pop()}${atomSource(atom[3], timed, taken)}`);
    end = atom.index + atom[0].length;
  }
  stretches.push(`${stretches.pop()}${literal(format.slice(end))}\\s{0,4}$`);
  return {
    pattern: new RegExp(`^${stretches.map(atOnce).join('')}`),
    unit: timed ? (UNITS[timed] ?? 1) : 1,
  };
}

/**
 * Whether the value in front of the separator `text` could also end later, because the value of the atom behind it
 * (`name`) may contain `text`.
 */
function mayReachBack(text: string, name: string | undefined): boolean {
  if (name === undefined || SENTENCES.has(name)) return true;
  if (ONE_LENGTH.has(name)) return false;
  // A text that can be part of a number or a short name; a free word may contain any text.
  return name in ATOMS && !WORDS.has(name) ? /^[\w.<>/-]*$/.test(text) : !/\s/.test(text);
}

/**
 * Wraps a stretch of the pattern so that it matches at the first possible place and is never tried again (an atomic
 * group): each stretch begins with a value of any length, and every one that backtracks would multiply the time for
 * lines that do not match.
 */
function atOnce(stretch: string, index: number): string {
  return `(?=(?<stretch${index}>${stretch}))\\k<stretch${index}>`;
}

function atomSource(letter: string | undefined, timed: string | undefined, taken: Set<string>): string {
  // A header or variable: any characters but a quote, up to the next piece of the format.
  const source = letter === undefined ? '[^"]{0,2000}?' : (ATOMS[letter] ?? '\\S{0,200}?');
  const isOtherDuration = letter !== undefined && letter in UNITS && letter !== timed;
  return source.replace(/\?<(\w+)>/g, (group, name: string) => {
    if (isOtherDuration || taken.has(name)) return '?:';
    taken.add(name);
    return group;
  });
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
