/**
 * Patterns of `.gitignore` as git reads them (git-scm.com/docs/gitignore, git/git:wildmatch.c). Own, because those who wrote
 * the patterns may be hostile: a path is compared segment by segment, going back to the last star only, which takes no
 * longer than pattern times path, where regular expressions made of the same patterns take forever.
 */
import { segmentMatch } from './ignore-segment.ts';
import { fits, type Wildcard } from './wildcard.ts';

export interface IgnorePattern {
  /** Of a path; a star for `**`. */
  readonly segments: Wildcard;
  readonly isNegative: boolean;
  readonly foldersOnly: boolean;
}

/** More than anybody writes. */
const MAX_PATTERNS = 2000;

/** The patterns of an ignore file, in its order. */
export function readIgnorePatterns(text: string): IgnorePattern[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/, MAX_PATTERNS);
  return lines.flatMap((line) => (line.startsWith('#') ? [] : (ignorePattern(line) ?? [])));
}

function ignorePattern(line: string): IgnorePattern | undefined {
  const written = withoutTrailingSpaces(line);
  const isNegative = written.startsWith('!');
  const path = isNegative ? written.slice(1) : written;
  const foldersOnly = path.endsWith('/');
  const body = path.replace(/^\//, '').replace(/\/$/, '');
  if (body === '') return undefined;
  // A slash at the beginning or in the middle holds the pattern to the folder of its file.
  const isAnchored = body.includes('/') || path.startsWith('/');
  return { segments: segmentsOf(body, isAnchored), isNegative, foldersOnly };
}

/** `a/**` is all that is in `a`, and not `a`. */
function segmentsOf(body: string, isAnchored: boolean): IgnorePattern['segments'] {
  const segments = body.split('/');
  const all = isAnchored ? segments : ['**', ...segments];
  const complete = isAnyPath(all.at(-1)) ? [...all, '*'] : all;
  return complete.map((segment) => (isAnyPath(segment) ? '*' : segmentMatch(segment)));
}

function isAnyPath(segment: string | undefined): boolean {
  return segment !== undefined && /^\*{2,}$/.test(segment);
}

/** A backslash keeps the space behind it. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end--;
  const slashes = /\\*$/.exec(line.slice(0, end))?.[0].length ?? 0;
  return line.slice(0, slashes % 2 === 1 && end < line.length ? end + 1 : end);
}

/** Whether a path (without a slash at its end) is left out: the last pattern that fits decides; undefined when none does. */
export function isIgnored(patterns: readonly IgnorePattern[], path: string, isFolder: boolean): boolean | undefined {
  const names = path.split('/');
  const last = patterns.findLast(({ segments, foldersOnly }) => (isFolder || !foldersOnly) && fits(segments, names));
  return last && !last.isNegative;
}
