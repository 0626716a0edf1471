import { isMap, isScalar, type Node, type ParsedNode, parseDocument } from 'yaml';
import { MappedText } from '../text/mapped-text.ts';
import { type Span, span } from '../text/span.ts';
import type { ProcfileEntry, ProcfileProblem, ProcfileValue } from './procfile-entry.ts';
import { readLineEntry } from './procfile-line-entry.ts';
import { mapScalar } from './yaml-scalar.ts';

/**
 * The line that nearly every entry is: a plain scalar of more than one word, which YAML can only read as this string.
 * It starts with a character that opens nothing, and holds no `: `, no ` #`, no tab and no colon at its end.
 */
const PLAIN_LINE = /^([A-Za-z0-9][\w.-]*):( +)([A-Za-z_./$][^\t\r\n]* [^\t\r\n]*)$/;
const BREAKS_PLAIN = /:(?: |$)| #/;

/** One entry of a Procfile that is read as YAML; spans count from its start. Never throws. */
export function readYamlEntry(source: string): ProcfileEntry {
  const plain = PLAIN_LINE.exec(source);
  if (plain?.[1] && plain[2] && plain[3]) {
    const start = plain[1].length + 1 + plain[2].length;
    const command = plain[3].trimEnd();
    if (!BREAKS_PLAIN.test(command) && command.includes(' ')) {
      const place = span(start, start + command.length);
      return {
        kind: 'process',
        span: span(0, source.length),
        name: plain[1],
        nameSpan: span(0, plain[1].length),
        colon: span(plain[1].length, plain[1].length + 1),
        value: { text: MappedText.verbatim(command, start), style: 'plain', span: place, type: 'string' },
        problems: [],
      };
    }
  }
  return readByLibrary(source);
}

function readByLibrary(source: string): ProcfileEntry {
  const byLine = readLineEntry(firstLine(source));
  if (byLine.kind === 'comment') return { ...byLine, span: span(0, source.length) };
  const document = parseDocument(source, { version: '1.1', uniqueKeys: false, logLevel: 'silent', strict: true });
  const problems = document.errors.map(
    (error): ProcfileProblem => ({
      kind: 'yaml-error',
      span: inside(source, error.pos[0], error.pos[1]),
      detail: error.message.split('\n')[0] ?? error.message,
    }),
  );
  const pair =
    isMap(document.contents) && document.contents.items.length === 1 ? document.contents.items[0] : undefined;
  const key = pair?.key;
  if (!isScalar(key) || !key.range) return { ...byLine, span: span(0, source.length), problems };
  const nameSpan = span(key.range[0], key.range[1]);
  const colonAt = source.indexOf(':', key.range[1]);
  return {
    kind: 'process',
    span: span(0, source.length),
    name: typeof key.value === 'string' ? key.value : (key.source ?? String(key.value)),
    nameSpan,
    colon: colonAt < 0 ? undefined : span(colonAt, colonAt + 1),
    value: pair?.value ? readValue(source, pair.value) : undefined,
    problems,
  };
}

function readValue(source: string, node: Node | ParsedNode): ProcfileValue | undefined {
  const range = node.range;
  if (!range) return undefined;
  if (isScalar(node)) {
    const mapped = mapScalar(source, node);
    if (!mapped) return undefined;
    const isNull = node.value === null;
    if (isNull && mapped.span.start === mapped.span.end) return undefined;
    return { ...mapped, type: isNull ? 'null' : typeof node.value === 'string' ? 'string' : 'other' };
  }
  const text = source.slice(range[0], range[1]);
  return { text: MappedText.verbatim(text, range[0]), style: 'plain', span: span(range[0], range[1]), type: 'other' };
}

function firstLine(source: string): string {
  return /^[^\r\n]*/.exec(source)?.[0] ?? '';
}

function inside(source: string, start: number, end: number): Span {
  const from = Math.min(start, source.length);
  return span(from, Math.max(from, Math.min(end, source.length)));
}
