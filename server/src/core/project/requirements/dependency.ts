/**
 * Dependency specifiers (PEP 508, now packaging.python.org "Dependency specifiers"): `name[extra] >=1,<2 ; marker` or
 * `name[extra] @ url ; marker`. Accepts and refuses what `packaging.requirements.Requirement` does.
 */
import { validRange } from '@renovatebot/pep440';
import { parseMarker } from './marker.ts';
import { NAME } from './package-name.ts';

export interface Dependency {
  readonly name: string;
  readonly extras: readonly string[];
  /** As written, without parentheses and surrounding blanks; empty when any version will do. */
  readonly specifier: string;
  readonly url: string | undefined;
  readonly marker: string | undefined;
}

const HEAD = new RegExp(`^(${NAME})[ \\t]*`);
const EXTRAS = new RegExp(`^\\[[ \\t]*((?:${NAME}(?:[ \\t]*,[ \\t]*${NAME})*)?)[ \\t]*\\][ \\t]*`);
const URL_PART = /^@[ \t]*([^ \t]+)(?:[ \t]+|$)/;
/** One version clause. `===` takes anything up to a blank, comma, semicolon or parenthesis. */
const CLAUSE = /^[ \t]*(?:===[ \t]*[^\s;,)]+|(?:~=|==|!=|<=|>=|<|>)[ \t]*[^\s;,)]+)[ \t]*/;

/** Undefined when it is no valid specifier. */
export function parseDependency(text: string): Dependency | undefined {
  const input = text.trim();
  const head = HEAD.exec(input);
  if (!head) return undefined;
  let rest = input.slice(head[0].length);
  const extras = EXTRAS.exec(rest);
  if (extras) rest = rest.slice(extras[0].length);
  const parts = rest.startsWith('@') ? urlPart(rest) : versionPart(rest);
  if (!parts) return undefined;
  let marker: string | undefined;
  if (parts.rest.startsWith(';')) {
    marker = parts.rest.slice(1).trim();
    if (!parseMarker(marker)) return undefined;
  } else if (parts.rest !== '') return undefined;
  return {
    name: head[1] ?? '',
    extras: (extras?.[1] ?? '').split(',').flatMap((extra) => extra.trim() || []),
    specifier: parts.specifier,
    url: parts.url,
    marker,
  };
}

interface Parts {
  readonly specifier: string;
  readonly url: string | undefined;
  readonly rest: string;
}

function urlPart(text: string): Parts | undefined {
  const match = URL_PART.exec(text);
  return match ? { specifier: '', url: match[1], rest: text.slice(match[0].length) } : undefined;
}

function versionPart(text: string): Parts | undefined {
  const open = /^\([ \t]*/.exec(text)?.[0] ?? '';
  let at = open.length;
  const from = at;
  for (let clause = CLAUSE.exec(text.slice(at)); clause; clause = CLAUSE.exec(text.slice(at))) {
    at += clause[0].length;
    // A comma may stand at the end (packaging reads `>=1,`).
    if (text[at] !== ',') break;
    at++;
  }
  const specifier = text.slice(from, at).trim();
  const clauses = specifier.replace(/,$/, '');
  if (clauses !== '' && !validRange(clauses)) return undefined;
  let rest = text.slice(at).trimStart();
  if (open) {
    if (!rest.startsWith(')')) return undefined;
    rest = rest.slice(1).trimStart();
  }
  return { specifier, url: undefined, rest };
}
