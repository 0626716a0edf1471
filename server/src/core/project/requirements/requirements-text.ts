/**
 * The format of pip's requirements files (pip:src/pip/_internal/req/req_file.py): logical lines joined at backslashes,
 * comments, options, one requirement a line.
 */
import { runStart } from '../../text/run-start.ts';
import type { Span } from '../../text/span.ts';
import { type Dependency, parseDependency } from './dependency.ts';

type RequirementsLine =
  | { readonly kind: 'requirement'; readonly dependency: Dependency; readonly span: Span }
  /** `-r`, `-c`: another file, relative to this one. */
  | { readonly kind: 'include' | 'constraint'; readonly path: string; readonly span: Span }
  /** A path, an URL without a name, `-e .`: something is installed, but what cannot be seen. */
  | { readonly kind: 'opaque'; readonly span: Span }
  | { readonly kind: 'option'; readonly span: Span }
  | { readonly kind: 'invalid'; readonly span: Span };

/** Every logical line that is not empty. Never throws. */
export function readRequirements(text: string): RequirementsLine[] {
  return logicalLines(text).flatMap((line) => {
    const uncommented = line.text.slice(0, /(?<!\S)#|$/.exec(line.text)?.index);
    const content = uncommented.trim();
    if (content === '') return [];
    const lead = uncommented.length - uncommented.trimStart().length;
    const until = content.search(/\s-/);
    const isOption = content.startsWith('-');
    const body = until >= 0 && !isOption ? content.slice(0, until).trimEnd() : content;
    const span = { start: line.offset(lead), end: line.offset(lead + body.length - 1) + 1 };
    return [isOption ? optionLine(body, span) : requirementLine(body, span)];
  });
}

interface LogicalLine {
  readonly text: string;
  /** Offset in the file of a character of `text`. */
  readonly offset: (index: number) => number;
}

function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let parts: { at: number; text: string; start: number }[] = [];
  let length = 0;
  const flush = () => {
    const pieces = parts;
    if (pieces.length === 0) return;
    lines.push({
      text: pieces.map((piece) => piece.text).join(''),
      offset: (index) => {
        const piece = pieces.findLast((candidate) => candidate.at <= index) ?? pieces[0];
        return piece ? piece.start + index - piece.at : 0;
      },
    });
    parts = [];
    length = 0;
  };
  const add = (part: string, start: number) => {
    parts.push({ at: length, text: part, start });
    length += part.length;
  };
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const mark = match.index === 0 && match[0].startsWith('\uFEFF') ? 1 : 0;
    const line = match[0].slice(mark).replace(/[\r\n]+$/, '');
    const start = match.index + mark;
    const isComment = /^\s*#/.test(line);
    if (line.endsWith('\\') && !isComment) {
      const lead = /^\\*/.exec(line)?.[0].length ?? 0;
      add(line.slice(lead, runStart(line, line.length, '\\')), start + lead);
      continue;
    }
    // A comment that ends a continuation must still look like one when joined.
    if (isComment && parts.length > 0) add(` ${line}`, start - 1);
    else add(line, start);
    flush();
  }
  flush();
  return lines;
}

const INCLUDE = /^(?:-r|--requirement)(?:\s*=\s*|\s*)(\S.*)$/;
const CONSTRAINT = /^(?:-c|--constraint)(?:\s*=\s*|\s*)(\S.*)$/;
const EDITABLE = /^(?:-e|--editable)(?:\s*=\s*|\s*)(\S.*)$/;

function optionLine(text: string, span: Span): RequirementsLine {
  const include = INCLUDE.exec(text)?.[1];
  if (include) return { kind: 'include', path: unquote(include), span };
  const constraint = CONSTRAINT.exec(text)?.[1];
  if (constraint) return { kind: 'constraint', path: unquote(constraint), span };
  const editable = EDITABLE.exec(text)?.[1];
  if (editable) return requirementLine(unquote(editable), span);
  return { kind: 'option', span };
}

function unquote(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}

function requirementLine(text: string, span: Span): RequirementsLine {
  const dependency = parseDependency(text) ?? namedByUrl(text);
  if (dependency) return { kind: 'requirement', dependency, span };
  const looksLikePath = /[/\\]|^\.|\.(?:whl|zip|tar\.\w+|tgz)(?:\[|$|\s|;)/.test(text);
  return { kind: looksLikePath ? 'opaque' : 'invalid', span };
}

/** `git+https://…#egg=name[extra]`, `./wheels/name-1.0-py3-none-any.whl`. */
function namedByUrl(text: string): Dependency | undefined {
  const [place = '', marker] = text.split(/\s;\s*/, 2);
  const egg = /[#&]egg=([^&]+)/.exec(place)?.[1];
  if (egg) {
    const named = parseDependency(egg);
    return named && { ...named, url: place, marker };
  }
  const wheel = /(?:^|[/\\])([A-Za-z0-9._]+)-([^-/\\]+)(?:-\d[^-/\\]*)?-[^-/\\]+-[^-/\\]+-[^-/\\]+\.whl(?=#|$)/.exec(
    place,
  );
  if (!wheel) return undefined;
  return { name: wheel[1] ?? '', extras: [], specifier: `==${wheel[2] ?? ''}`, url: place, marker };
}

/**
 * True when a tool wrote the file with every package in it: pip-compile, uv (their head lines), or each requirement with
 * the hashes that pip then demands of all (pip:docs/html/topics/secure-installs.md).
 */
export function isCompiled(text: string): boolean {
  return /^# *This file (?:is|was) autogenerated by/m.test(text) || /\s--hash[= ]/.test(text);
}
