/** Quotes for a word that is put into a command, which may itself stand in the quotes of `bash -c '…'`. */
import { shellWord } from './option-edits.ts';

type Quote = '' | "'" | '"';

/**
 * `text` as the shell must find it at `offset` of a command to hand it on unchanged; undefined where the quotes around
 * that place leave no simple way.
 */
export function quotedWord(command: string, offset: number, text: string): string | undefined {
  const word = shellWord(text);
  if (word === text) return word;
  const { quote, openedAt } = quoteAt(command, offset);
  if (quote === '') return word;
  // A script in quotes, and perhaps quotes inside it. Within either kind only letters and brackets mean themselves.
  const inner = quoteAt(command.slice(openedAt + 1), offset - openedAt - 1, quote).quote;
  if (/['"\\$`!]/.test(text)) return undefined;
  if (inner !== '') return undefined;
  return quote === "'" ? `"${text}"` : word;
}

/** The quote that is open at `offset`; `enclosing` is not seen as one. */
function quoteAt(command: string, offset: number, enclosing: Quote = ''): { quote: Quote; openedAt: number } {
  let quote: Quote = '';
  let openedAt = -1;
  for (let at = 0; at < offset; at++) {
    const char = command.charAt(at);
    if (char === '\\' && quote !== "'") at++;
    else if (quote === '' && (char === "'" || char === '"') && char !== enclosing) [quote, openedAt] = [char, at];
    else if (char === quote) quote = '';
  }
  return { quote, openedAt };
}
