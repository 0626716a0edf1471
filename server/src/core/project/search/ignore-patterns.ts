/**
 * Patterns of `.gitignore` as git reads them (git-scm.com/docs/gitignore, git/git:wildmatch.c). Own, because those who wrote
 * the patterns may be hostile: a path is compared segment by segment, going back to the last star only, which takes no
 * longer than pattern times path, where regular expressions made of the same patterns take forever. Stars behind other
 * characters of a segment are one star, as is documented; until 2.52 git took such a segment for `**` when only plain characters
 * stood before its stars (git/git:dir.c match_pathname()).
 */
import { runStart } from '../../text/run-start.ts';
import { segmentMatch, splitAtSlashes } from './ignore-segment.ts';
import { fits, type Wildcard } from './wildcard.ts';

export interface IgnorePattern {
  /** One matcher per segment of a path (in bytes); a star stands for `**`. */
  readonly segments: Wildcard;
  readonly isNegative: boolean;
  readonly foldersOnly: boolean;
}

/** More than anybody writes. */
const MAX_PATTERNS = 2000;

/** The patterns of an ignore file, in its order. */
export function readIgnorePatterns(text: string): IgnorePattern[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/, MAX_PATTERNS);
  return lines.flatMap((line) => (line.startsWith('#') ? [] : (ignorePattern(bytesOf(line)) ?? [])));
}

function ignorePattern(line: string): IgnorePattern | undefined {
  const written = withoutTrailingSpaces(line);
  const isNegative = written.startsWith('!');
  const path = isNegative ? written.slice(1) : written;
  const foldersOnly = path.endsWith('/');
  const body = path.replace(/^\//, '').replace(/\/$/, '');
  if (body === '') return undefined;
  // A slash at the beginning or in the middle anchors the pattern to the folder of its file.
  const isAnchored = body.includes('/') || path.startsWith('/');
  const segments = segmentsOf(body, isAnchored);
  return segments && { segments, isNegative, foldersOnly };
}

/**
 * The segments of a pattern. `a/**` matches everything in `a`, but not `a` itself. Undefined for what git considers
 * broken, which matches nothing.
 */
function segmentsOf(body: string, isAnchored: boolean): IgnorePattern['segments'] | undefined {
  const segments = splitAtSlashes(body);
  if (!segments) return undefined;
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
  const slashes = end - runStart(line, end, '\\');
  return line.slice(0, slashes % 2 === 1 && end < line.length ? end + 1 : end);
}

/**
 * Whether a path (without a trailing slash) is ignored: the last matching pattern decides; undefined if none matches.
 */
export function isIgnored(patterns: readonly IgnorePattern[], path: string, isFolder: boolean): boolean | undefined {
  const names = bytesOf(path).split('/');
  const last = patterns.findLast(({ segments, foldersOnly }) => (isFolder || !foldersOnly) && fits(segments, names));
  return last && !last.isNegative;
}

/** The text with one UTF-16 unit per byte of UTF-8, because git compares bytes: `?` matches `e`, but not `é`. */
function bytesOf(text: string): string {
  if (/^[\t -~]*$/.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
