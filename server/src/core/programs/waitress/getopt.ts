import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { mayBeAnything, partOfArgument, wholeArgument } from '../argparse/argument-words.ts';
import type { ArgumentValue } from '../program.ts';

/** A long option of Python's getopt. */
interface GetoptOption {
  readonly name: string;
  readonly takesValue: boolean;
}

interface GetoptUse {
  readonly name: string;
  readonly flag: ArgumentValue;
  readonly value: ArgumentValue | undefined;
  readonly abbreviated: boolean;
}

interface GetoptError {
  readonly kind: 'unknown-option' | 'ambiguous-option' | 'missing-value' | 'unexpected-value';
  readonly span: ArgumentValue['span'];
  /** undefined for an unknown option. */
  readonly name: string | undefined;
  readonly text: string;
}

interface GetoptResult {
  readonly uses: readonly GetoptUse[];
  readonly errors: readonly GetoptError[];
  readonly rest: readonly Word[];
  readonly certain: boolean;
}

/**
 * `getopt.getopt(words, '', names)`: options end at the first word that is none; names may be abbreviated. Source:
 * python/cpython:Lib/getopt.py (3.11). The original stops at an unknown option; this goes on behind it.
 */
export function getopt(words: readonly Word[], options: readonly GetoptOption[]): GetoptResult {
  const uses: GetoptUse[] = [];
  const errors: GetoptError[] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    const text = word?.value.text ?? '';
    if (!word || mayBeAnything(word)) return { uses, errors, rest: words.slice(at), certain: false };
    if (!text.startsWith('-') || text === '-') break;
    if (text === '--') {
      at++;
      break;
    }
    if (!text.startsWith('--')) {
      const flag = partOfArgument(word, 0, 2);
      errors.push({
        kind: 'unknown-option',
        span: flag.span,
        name: undefined,
        text: `option ${flag.text} not recognized`,
      });
      continue;
    }
    const end = text.includes('=') ? text.indexOf('=') : text.length;
    const written = text.slice(2, end);
    if (!isKnown(written)) return { uses, errors, rest: words.slice(at), certain: false };
    const flag = partOfArgument(word, 0, end);
    const found = matching(written, options);
    if (typeof found === 'string') {
      const kind = found === 'not recognized' ? 'unknown-option' : 'ambiguous-option';
      errors.push({ kind, span: flag.span, name: undefined, text: `option --${written} ${found}` });
      continue;
    }
    const explicit = end < text.length ? partOfArgument(word, end + 1) : undefined;
    const next = words[at + 1];
    const { name } = found;
    if (found.takesValue && !explicit && !next) {
      errors.push({ kind: 'missing-value', span: flag.span, name, text: `option --${name} requires argument` });
    } else if (!found.takesValue && explicit) {
      const text = `option --${name} must not have an argument`;
      errors.push({ kind: 'unexpected-value', span: explicit.span, name, text });
    } else {
      const value = found.takesValue ? (explicit ?? (next && wholeArgument(next))) : undefined;
      if (found.takesValue && !explicit) at++;
      uses.push({ name, flag, value, abbreviated: written !== name });
    }
  }
  return { uses, errors, rest: words.slice(at), certain: true };
}

function matching(
  written: string,
  options: readonly GetoptOption[],
): GetoptOption | 'not recognized' | 'not a unique prefix' {
  const exact = options.find(({ name }) => name === written);
  if (exact) return exact;
  const possible = options.filter(({ name }) => name.startsWith(written));
  const [first, second] = possible;
  if (!first) return 'not recognized';
  return second ? 'not a unique prefix' : first;
}
