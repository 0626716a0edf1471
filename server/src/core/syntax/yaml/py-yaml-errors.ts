/**
 * What PyYAML refuses in a text that must be one document: the errors of the library that we read with, plus the few
 * constructs that the library accepts and PyYAML does not (yaml/pyyaml: lib/yaml/scanner.py, composer.py,
 * constructor.py).
 */
import { type Document, visit } from 'yaml';
import { type Span, span } from '../../text/span.ts';
import { type ReadYamlTree, readYamlTree } from './read-yaml-tree.ts';
import type { YamlError } from './yaml-error.ts';

/**
 * The errors in the order of the text. `document` was parsed from `text`; `tree` was read from it, if that has been
 * done already. Tabs are left to `tabsOutsideText`.
 */
export function pyYamlErrors(
  text: string,
  document: Document.Parsed,
  { faults, anchorFaults }: Pick<ReadYamlTree, 'faults' | 'anchorFaults'> = readYamlTree(document),
): YamlError[] {
  const errors: YamlError[] = [];
  let quoted: readonly Span[] | undefined;
  for (const { pos, message, code } of [...document.errors, ...document.warnings]) {
    // PyYAML reads `"a"#b` as a text and a comment.
    if (message.startsWith('Comments must be separated')) continue;
    // The library resolves the tags of YAML 1.1 only where the scalar has the form that belongs to the tag.
    if (CONSTRUCTED.test(message)) continue;
    const start = Math.min(pos[0], text.length);
    const end = Math.max(start, Math.min(pos[1], text.length));
    const isUnclosed = code === 'MISSING_CHAR';
    if (isUnclosed) quoted ??= quotedScalars(document);
    const opening = isUnclosed && quoted ? openQuote(text, quoted, start) : undefined;
    errors.push({ span: opening ?? span(start, end), detail: (message.split('\n')[0] ?? message).replace(PLACE, '') });
  }
  const second = secondDocument(text, document);
  if (second) errors.push({ span: second, detail: 'expected a single document in the stream' });
  errors.push(...faults);
  for (const { name, before, ...fault } of anchorFaults) {
    // Between an anchor and its node are blanks, a tag and comments.
    const start = text.lastIndexOf(`&${name}`, before);
    errors.push({ span: span(start, start + name.length + 1), ...fault });
  }
  return errors.sort((a, b) => a.span.start - b.span.start);
}

/** The quote that is still open at `end`, where the library finds it missing. `quoted`: in the order of the text. */
function openQuote(text: string, quoted: readonly Span[], end: number): Span | undefined {
  const scalar = quoted[firstEndingBehind(quoted, end - 1)];
  if (!scalar || scalar.start >= end || !/["']/.test(text.charAt(scalar.start))) return undefined;
  return span(scalar.start, scalar.start + 1);
}

function quotedScalars(document: Document): readonly Span[] {
  const spans: Span[] = [];
  visit(document, {
    Scalar(_, { range, type }) {
      if (range && type?.startsWith('QUOTE')) spans.push(span(range[0], range[1]));
    },
  });
  return spans;
}

/** The `---` that begins a second document, about which the library says nothing at log level `silent`. */
function secondDocument(text: string, document: Document): Span | undefined {
  if (!text.includes('\n---')) return undefined;
  const isOpaque = within(opaqueOf(text, document));
  let hasContent = false;
  let done = 0;
  for (const { index } of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
    if (isOpaque(index)) continue;
    hasContent ||= done > 0 || /^[^\s#%]|^[ \t]+[^\s#]/m.test(text.slice(done, index).replace(/^\ufeff/, ''));
    if (hasContent) return span(index, index + 3);
    done = index + 3;
  }
  return undefined;
}

/** Tags that SafeLoader has a constructor for, whatever the scalar looks like (lib/yaml/constructor.py). */
const CONSTRUCTED = /^Unresolved tag: tag:yaml\.org,2002:(?:null|bool|int|float|timestamp)\b/;

const PLACE = / at line \d+, column \d+:?$/;

/** Runs of tabs outside quotes, block scalars and comments: PyYAML refuses each of them. */
export function tabsOutsideText(text: string, document: Document): Span[] {
  if (!text.includes('\t')) return [];
  const isOpaque = within(opaqueOf(text, document));
  const comments = [...text.matchAll(/(?:^|[ \t])#[^\r\n]*/gm)].flatMap(({ index, 0: { length } }) =>
    isOpaque(index) ? [] : [span(index + 1, index + length)],
  );
  const isComment = within(comments);
  return [...text.matchAll(/\t+/g)]
    .filter(({ index }) => !isOpaque(index) && !isComment(index))
    .map(({ index, 0: { length } }) => span(index, index + length));
}

/** Tells whether an offset lies in one of `spans`, which are in order and do not overlap. */
function within(spans: readonly Span[]): (at: number) => boolean {
  return (at) => (spans[firstEndingBehind(spans, at)]?.start ?? Number.POSITIVE_INFINITY) <= at;
}

/** The index of the first of `spans`, which are in order and do not overlap, that ends behind `at`; else their number. */
function firstEndingBehind(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches in which tabs are text: quoted scalars, and block scalars without their header line. */
function opaqueOf(text: string, document: Document): Span[] {
  const spans: Span[] = [];
  visit(document, {
    Scalar(_, node) {
      if (!node.range || !node.type || node.type === 'PLAIN') return;
      const header = node.type.startsWith('QUOTE') ? 0 : (/^[^\r\n]*/.exec(text.slice(node.range[0]))?.[0].length ?? 0);
      spans.push(span(node.range[0] + header, node.range[1]));
    },
  });
  return spans;
}
