/**
 * What keeps one entry of a Procfile from being read as it was meant. Held against PyYAML by
 * test/unit/syntax/procfile/problems.test.ts; the line readers are those named in line-entry.ts.
 */
import { type Span, span } from '../../text/span.ts';
import type { ProcfileProblem, ProcfileProblemKind } from './entry.ts';

/** White space that neither YAML nor a shell takes for a space: no-break, wide, zero-width. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+/g;
const FULL_WIDTH_COLON = /^[ \t]*[^\s:：]+[ \t]*：/;

export function problem(kind: ProcfileProblemKind, start: number, end: number, detail = ''): ProcfileProblem {
  return { kind, span: span(start, end), detail };
}

/** The problems of one line of a file that is read line by line. */
export function lineProblems(line: string, command: Span | undefined): readonly ProcfileProblem[] {
  const problems = oddSpaces(line);
  const wide = FULL_WIDTH_COLON.exec(line);
  const indent = /^[ \t]+/.exec(line)?.[0].length ?? 0;
  if (wide) problems.push(problem('full-width-colon', wide[0].length - 1, wide[0].length));
  else if (indent > 0) problems.push(problem('indented-line', 0, line.trimEnd().length));
  else if (!/^[^\s:：]+[ \t]*:/.test(line)) problems.push(problem('missing-colon', 0, line.trimEnd().length));
  const gap = /^[^\s:：]+([ \t]+):/.exec(line);
  if (gap?.[1]) problems.push(problem('space-before-colon', gap[0].length - 1 - gap[1].length, gap[0].length - 1));
  const tight = /^[^\s:：]+:(?=\S)/.exec(line);
  if (tight) problems.push(problem('no-space-after-colon', tight[0].length - 1, tight[0].length));
  const backslash = command && /\\$/.test(line.slice(command.start, command.end));
  if (backslash) problems.push(problem('line-continuation', command.end - 1, command.end));
  return problems;
}

/** The stretches of `source` that look like spaces and are none (no-break, wide, zero-width). */
function oddSpaces(source: string): ProcfileProblem[] {
  return [...source.matchAll(ODD_SPACE)].map((match) =>
    problem('odd-space', match.index, match.index + match[0].length),
  );
}

export interface YamlEntryFacts {
  readonly source: string;
  /** From the first character after the colon that is no space; undefined when the entry has no key. */
  readonly valueStart: number | undefined;
  /** Tabs outside quotes, block scalars and comments. */
  readonly tabs: readonly Span[];
  /** The style of the value, `collection` for a list or mapping. */
  readonly style: 'plain' | 'quoted' | 'folded' | 'literal' | 'collection' | 'none';
  readonly type: 'string' | 'null' | 'other';
  /** The errors that the YAML library reports. */
  readonly errors: readonly ProcfileProblem[];
}

/** An entry that is read as YAML. The first problem is the one that PyYAML would stop at, or close to it. */
export function yamlProblems(facts: YamlEntryFacts): readonly ProcfileProblem[] {
  const { source, valueStart, errors } = facts;
  const problems = oddSpaces(source);
  const fatal = valueStart === undefined ? keyProblem(source) : valueProblem(facts, valueStart);
  if (fatal) problems.push(fatal);
  else if (errors[0]) problems.push(errors[0]);
  problems.push(...facts.tabs.map(({ start, end }) => problem('tab', start, end)));
  if (valueStart !== undefined && !fatal) problems.push(...silentProblems(facts, valueStart));
  return problems;
}

function keyProblem(source: string): ProcfileProblem | undefined {
  const line = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const wide = FULL_WIDTH_COLON.exec(line);
  if (wide) return problem('full-width-colon', wide[0].length - 1, wide[0].length);
  const tight = /^['"]?[^\s:'"]+['"]?:(?=[^ \t])/.exec(line);
  if (tight) return problem('no-space-after-colon', tight[0].length - 1, tight[0].length);
  const end = line.trimEnd().length;
  if (/^[-?](?: |$)/.test(line)) return problem('yaml-error', 0, end, 'a list, not names with commands');
  // A value that begins with one of these is another YAML construct: the library then says what is wrong with it.
  return /^[[{&*!|>%@`'"]/.test(line) ? undefined : problem('missing-colon', 0, end);
}

/** Indicators that a plain scalar cannot begin with (YAML 1.1, 9.1.2). */
const SPECIAL_START = /^(?:[[\]{},*!%@`|>]|[-?](?=\s|$))/;
const BLOCK_HEADER = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?: +#[^\r\n]*| *)(?=\r?\n|$)/;
const QUOTED = /^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\[\s\S])*")/;

function valueProblem(facts: YamlEntryFacts, start: number): ProcfileProblem | undefined {
  const { source, errors, style } = facts;
  const text = source.slice(start);
  const anchor = /^&\S+(?=\s)/.exec(text);
  if (anchor) return problem('special-start', start, start + anchor[0].length, anchor[0]);
  const special = SPECIAL_START.exec(text);
  // Lists, mappings, block scalars and texts with the tag of a text begin with these as well: then the first character is not the
  // mistake.
  const isBroken = errors.length > 0 || /^(?:[*|>]|!(?!!str[ \t]))/.test(text);
  if (special && isBroken && !BLOCK_HEADER.test(text))
    return problem('special-start', start, start + special[0].length, special[0]);
  const quoted = QUOTED.exec(text);
  if (quoted && /^[ \t]*[^\s#]/.test(text.slice(quoted[0].length)))
    return problem('text-after-quote', start, start + quoted[0].length);
  if ((style !== 'plain' && errors.length === 0) || text.startsWith('#')) return undefined;
  const colon = /:(?=[ \t]|\r?$)/m.exec(cutComment(text));
  if (colon && !quoted && !/^['"]/.test(text))
    return problem('colon-space', start + colon.index, start + colon.index + 1);
  return undefined;
}

/** The text before the first ` #` of each line. */
function cutComment(text: string): string {
  return text.replace(/[ \t]#[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
}

/** What PyYAML accepts and reads as something else than was meant. */
function silentProblems(facts: YamlEntryFacts, start: number): ProcfileProblem[] {
  const { source, style, type } = facts;
  const text = source.slice(start);
  const problems: ProcfileProblem[] = [];
  if (style === 'plain' && type === 'string') {
    const comment = /[ \t]#[^\r\n]*/.exec(text);
    if (comment) {
      const from = start + comment.index + 1;
      problems.push(
        problem('comment-cut', from, from + comment[0].slice(1).trimEnd().length, text.slice(0, comment.index)),
      );
    }
  }
  const isFolded = style === 'plain' || style === 'folded' || (style === 'quoted' && text.startsWith("'"));
  if (isFolded) {
    for (const match of cutComment(text).matchAll(/\\(?=[ \t]*(?:\r?\n|$))/g))
      problems.push(problem('line-continuation', start + match.index, start + match.index + 1));
  }
  return problems;
}
