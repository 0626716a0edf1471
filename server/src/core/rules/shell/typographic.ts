/** Characters that word processors put in place of ASCII ones, or that look like them, with their ASCII equivalent. */
const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d';
const DOUBLE_QUOTES = '\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';
const SINGLE_QUOTES = '\u2018\u2019\u201a\u201b\uff07';
const SPACES = '\u00a0\u2000-\u200a\u202f\u205f\u3000';
const NOTHING = '\u00ad\u200b-\u200d\u2060\ufeff';
const STOPS: Readonly<Record<string, string>> = { '\u3002': '.', '\u3001': ',', '\u2026': '...' };

const ANY = new RegExp(
  `[${DASHES}${DOUBLE_QUOTES}${SINGLE_QUOTES}${SPACES}${NOTHING}\u3001\u3002\u2026\uff01-\uff5e]`,
  'g',
);
const DASH_RUN = new RegExp(`[-${DASHES}]+`, 'y');
const QUOTE = new RegExp(`[${DOUBLE_QUOTES}${SINGLE_QUOTES}]`);
const SPACE = new RegExp(`[${SPACES}${NOTHING}]`);

export interface Replacement {
  /** Offset in the word's text. */
  readonly start: number;
  readonly end: number;
  readonly by: string;
  readonly kind: 'dash' | 'quote' | 'space' | 'full-width';
}

export function isTypographic(text: string): boolean {
  ANY.lastIndex = 0;
  return ANY.test(text);
}

/**
 * The replacements that turn an unquoted word into what must have been typed; none for a word of human text: one with
 * letters of another script, or with a dash or an apostrophe in the middle.
 */
export function replacements(word: string): Replacement[] {
  const found = [...dashes(word)];
  const isHumanText = /[^\0-\x7f]/.test(word.replace(ANY, '').replace(/[\ue000-\uf8ff]/g, ''));
  for (const { 0: character, index } of word.matchAll(ANY)) {
    const place = { start: index, end: index + 1 };
    if (SPACE.test(character))
      found.push({
        ...place,
        by: character.search(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/) < 0 ? '' : ' ',
        kind: 'space',
      });
    else if (QUOTE.test(character)) found.push(...quote(word, index));
    else if (!isHumanText && /[\uff01-\uff5e]/.test(character) && character !== '\uff0d') {
      found.push({ ...place, by: String.fromCharCode(character.charCodeAt(0) - 0xfee0), kind: 'full-width' });
    } else if (!isHumanText && STOPS[character] && /[\x21-\x7e]/.test(word)) {
      found.push({ ...place, by: STOPS[character], kind: 'full-width' });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `–w` was `-w`, `–bind` and `—bind` were `--bind`; in the name of an option any dash is a hyphen. */
function* dashes(word: string): Iterable<Replacement> {
  DASH_RUN.lastIndex = 0;
  const run = DASH_RUN.exec(word)?.[0] ?? '';
  const name = word.slice(run.length);
  if (run === '' || !/^[A-Za-z]/.test(name)) return;
  const isLong = /^[A-Za-z]{2}/.test(name);
  const end = word.includes('=') ? word.indexOf('=') : word.length;
  for (let i = 0; i < end; i++) {
    if (DASHES.includes(word.charAt(i)))
      yield { start: i, end: i + 1, by: run.length === 1 && i === 0 && isLong ? '--' : '-', kind: 'dash' };
  }
}

/** A quote is one where a word or a value begins or ends; between letters it is an apostrophe. */
function* quote(word: string, index: number): Iterable<Replacement> {
  const character = word.charAt(index);
  const isBetweenLetters = /\p{L}/u.test(word.charAt(index - 1)) && /\p{L}/u.test(word.charAt(index + 1));
  if (!isBetweenLetters)
    yield { start: index, end: index + 1, by: DOUBLE_QUOTES.includes(character) ? '"' : "'", kind: 'quote' };
}
