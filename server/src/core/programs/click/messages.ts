/**
 * The sentences click prints for a wrong command line.
 * Source: pallets/click:src/click/{parser,core,types,exceptions}.py (7.1.2, 8.1.8, 8.3.0, 8.5.1); held against the
 * installed programs by test/unit/programs.
 */
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { closeMatches } from './close-matches.ts';

/** 7; 8.0 to 8.3; 8.4 and later, which quotes the option's name. */
export type ClickDialect = 'click7' | 'click8' | 'click8.4';

export function noSuchOption(name: string, long: readonly string[] | undefined, dialect: ClickDialect): string {
  if (dialect === 'click7') {
    const possible = (long ?? []).filter((flag) => flag.startsWith(name)).sort();
    if (possible.length === 0) return `no such option: ${name}`;
    if (possible.length === 1) return `no such option: ${name}  Did you mean ${possible[0]}?`;
    return `no such option: ${name}  (Possible options: ${possible.join(', ')})`;
  }
  const likely = long ? closeMatches(name, long).sort() : [];
  if (dialect === 'click8') {
    if (likely.length === 0) return `No such option: ${name}`;
    if (likely.length === 1) return `No such option: ${name} Did you mean ${likely[0]}?`;
    return `No such option: ${name} (Possible options: ${likely.join(', ')})`;
  }
  return suggesting(`No such option ${pythonRepr(name)}.`, likely);
}

export function noSuchCommand(name: string, likely: readonly string[], cutoff: number, dialect: ClickDialect): string {
  const plain = dialect === 'click7' ? `No such command '${name}'.` : `No such command ${pythonRepr(name)}.`;
  if (cutoff === DID_YOU_MEAN_CUTOFF)
    return likely.length ? `${plain}\n\nDid you mean one of these?\n    ${likely.join('\n    ')}` : plain;
  return dialect === 'click8.4' ? suggesting(plain, [...likely].sort()) : plain;
}

/** Default of click-didyoumean's group, which celery uses. */
export const DID_YOU_MEAN_CUTOFF = 0.5;
export const CLICK_CUTOFF = 0.6;

function suggesting(sentence: string, likely: readonly string[]): string {
  const quoted = likely.map(pythonRepr);
  if (quoted.length === 0) return sentence;
  if (quoted.length === 1) return `${sentence} Did you mean ${quoted[0]}?`;
  return `${sentence} (Did you mean one of: ${quoted.join(', ')}?)`;
}

export function requiresArgument(flag: string, dialect: ClickDialect): string {
  return dialect === 'click7'
    ? `${flag} option requires an argument`
    : `Option ${pythonRepr(flag)} requires an argument.`;
}

export function takesNoValue(flag: string, dialect: ClickDialect): string {
  return dialect === 'click7'
    ? `${flag} option does not take a value`
    : `Option ${pythonRepr(flag)} does not take a value.`;
}

export function missingArgument(metavar: string, hint: string | undefined): string {
  return `Missing argument '${metavar}'.${hint === undefined ? '' : ` ${hint}`}`;
}

export function invalidValue(hints: readonly string[], problem: string): string {
  return `Invalid value for ${hints.map((hint) => `'${hint}'`).join(' / ')}: ${problem}`;
}

export function unexpectedArguments(words: readonly string[]): string {
  return `Got unexpected extra argument${words.length === 1 ? '' : 's'} (${words.join(' ')})`;
}

export function notValid(value: string, what: string, dialect: ClickDialect): string {
  return dialect === 'click7' ? `${value} is not ${what}` : `${pythonRepr(value)} is not ${what}.`;
}

export function choiceProblem(value: string, choices: readonly string[], dialect: ClickDialect): string {
  if (dialect === 'click7') return `invalid choice: ${value}. (choose from ${choices.join(', ')})`;
  const quoted = choices.map(pythonRepr).join(', ');
  return `${pythonRepr(value)} is not ${choices.length === 1 ? quoted : `one of ${quoted}`}.`;
}
