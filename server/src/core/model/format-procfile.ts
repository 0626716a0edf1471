/** Puts the white space of a Procfile in order. Nothing else is touched, and no command changes. */

import { type ProcfileProblem, refusedByYaml } from '../syntax/procfile/entry.ts';
import { parseProcfile } from '../syntax/procfile/procfile.ts';
import { runStart } from '../text/run-start.ts';
import { span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Document } from './document.ts';
import type { Platform } from './platform.ts';

interface FormatOptions {
  readonly insertFinalNewline: boolean;
}

/**
 * One space after each colon and none before, no white space at line ends, one line break at the end of the file. An
 * edit that would change what the platform reads is left out; none for anything but a Procfile.
 */
export function formatProcfile(document: Document, { insertFinalNewline }: FormatOptions): TextEdit[] {
  if (document.syntax.kind !== 'procfile' || document.isTooLarge) return [];
  const { reading } = document.syntax;
  const before = meaning(document.text, reading);
  const keeps = (edits: readonly TextEdit[]): boolean =>
    same(before, meaning(applyEdits(document.text, edits), reading));
  const kept: TextEdit[] = [];
  let trials = Math.max(LEAST_TRIALS, MOST_READ / document.text.length);
  // Those that cannot be made are few: they are looked for by halves, because each trial reads the whole file again.
  const keep = (edits: readonly TextEdit[]): void => {
    if (edits.length === 0 || trials-- < 1) return;
    if (keeps([...kept, ...edits])) {
      kept.push(...edits);
      return;
    }
    if (edits.length === 1) return;
    const middle = edits.length >> 1;
    keep(edits.slice(0, middle));
    keep(edits.slice(middle));
  };
  keep([...wishes(document, insertFinalNewline)]);
  return kept;
}

/** What trials may read in all, in characters: about a second. */
const MOST_READ = 20_000_000;
const LEAST_TRIALS = 8;

function* wishes(document: Document, insertFinalNewline: boolean): Iterable<TextEdit> {
  const { syntax, text } = document;
  if (syntax.kind !== 'procfile') return;
  for (const { kind, nameSpan, colon, value, problems } of syntax.entries) {
    if (kind !== 'process' || !colon || refusals(problems, syntax.reading).length > 0) continue;
    if (nameSpan.end < colon.start) yield { span: span(nameSpan.end, colon.start), newText: '' };
    const gap = value && text.slice(colon.end, value.span.start);
    if (value && gap !== undefined && gap !== ' ' && /^[ \t]*$/.test(gap)) {
      yield { span: span(colon.end, value.span.start), newText: ' ' };
    }
  }
  const end = endOf(text);
  for (const { index } of text.slice(0, end).matchAll(/\r\n|\n|\r/g)) {
    const start = runStart(text, index, ' \t');
    if (start < index) yield { span: span(start, index), newText: '' };
  }
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const wanted = insertFinalNewline && end > 0 ? eol : '';
  if (text.slice(end) !== wanted) yield { span: span(end, text.length), newText: wanted };
}

/**
 * Where the white space begins that readers ignore at the end of the text. Other spaces (no-break spaces, a byte order
 * mark) are text to YAML.
 */
function endOf(text: string): number {
  return runStart(text, text.length, ' \t\r\n');
}

/** What the platform reads: names and commands, in order. */
function meaning(text: string, reading: Platform['procfile']): string[] {
  return parseProcfile(text, reading).entries.all.map(({ kind, name, value, problems }) =>
    JSON.stringify([
      kind,
      name,
      value?.text.text.slice(0, endOf(value.text.text)),
      value?.type,
      refusals(problems, reading).length,
    ]),
  );
}

/** What is wrong for YAML alone is no matter where lines are read: there a space behind the colon is put right. */
function refusals(problems: readonly ProcfileProblem[], reading: Platform['procfile']): readonly ProcfileProblem[] {
  return reading === 'yaml' ? problems.filter(refusedByYaml) : [];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
