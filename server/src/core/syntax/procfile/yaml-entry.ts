import { isMap, isScalar, type Node, type ParsedNode, parseDocument } from 'yaml';
import { MappedText } from '../../text/mapped-text.ts';
import { span } from '../../text/span.ts';
import { nestedTooDeep } from '../yaml/deep-nesting.ts';
import { pyYamlErrors, tabsOutsideText } from '../yaml/py-yaml-errors.ts';
import { resolvePlain } from '../yaml/yaml-1-1.ts';
import { mapScalar, placedScalar } from '../yaml/yaml-scalar.ts';
import type { EntryText, ProcfileValue } from './entry.ts';
import { readLineEntry } from './line-entry.ts';
import { problem, type YamlEntryFacts, yamlProblems } from './problems.ts';

/** A line that concerns the whole file (`---`, `%YAML 1.1`) or ends it. */
const MARKER = /^(?:---(?=\s|$)|\.\.\.(?=\s|$)|%YAML |%TAG )/;

/** One entry of a Procfile that is read as YAML, and no comment; spans count from its start. Never throws. */
export function readYamlEntry(source: string): EntryText {
  const whole = span(0, source.length);
  const byLine = readLineEntry(firstLine(source));
  if (MARKER.test(source)) return { ...byLine, kind: 'comment', span: whole, problems: [] };
  const nothing = { source, valueStart: undefined, tabs: [], style: 'none', type: 'other' } as const;
  const deep = nestedTooDeep(source);
  if (deep) {
    const errors = [problem('yaml-error', deep.span.start, deep.span.end, deep.detail)];
    return { ...byLine, span: whole, problems: yamlProblems({ ...nothing, errors }) };
  }
  const options = { version: '1.1', uniqueKeys: false, logLevel: 'silent', strict: true, prettyErrors: false } as const;
  const document = parseDocument(source, options);
  const errors = pyYamlErrors(source, document).map(({ span: { start, end }, detail }) =>
    problem('yaml-error', start, end, detail),
  );
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const pair = pairs.length === 1 || errors.length > 0 ? pairs[0] : undefined;
  const key = pair?.key;
  if (!isScalar(key) || !key.range) return { ...byLine, span: whole, problems: yamlProblems({ ...nothing, errors }) };
  const nameSpan = span(key.range[0], key.range[1]);
  const colonAt = source.indexOf(':', key.range[1]);
  const value = pair?.value ? readValue(source, pair.value) : undefined;
  const valueStart = valueStartAfter(source, colonAt < 0 ? key.range[1] : colonAt + 1);
  const facts = {
    ...nothing,
    errors,
    valueStart,
    tabs: tabsOutsideText(source, document),
    style: styleOf(pair?.value),
  };
  return {
    kind: 'process',
    span: whole,
    name: typeof key.value === 'string' ? key.value : (key.source ?? String(key.value)),
    nameSpan,
    colon: colonAt < 0 ? undefined : span(colonAt, colonAt + 1),
    value,
    problems: yamlProblems({ ...facts, type: value?.type ?? 'null' }),
  };
}

function valueStartAfter(source: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(source[at] ?? '')) at++;
  return at;
}

function styleOf(node: Node | ParsedNode | null | undefined): YamlEntryFacts['style'] {
  if (!node) return 'none';
  if (!isScalar(node)) return 'collection';
  switch (node.type) {
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return 'quoted';
    case 'BLOCK_FOLDED':
      return 'folded';
    case 'BLOCK_LITERAL':
      return 'literal';
    default:
      return 'plain';
  }
}

const VALUE_TYPES: Readonly<Partial<Record<string, ProcfileValue['type']>>> = { null: 'null', str: 'string' };

function readValue(source: string, node: Node | ParsedNode): ProcfileValue | undefined {
  const range = node.range;
  if (!range) return undefined;
  if (isScalar(node)) {
    const placed = placedScalar(node);
    if (!placed) return undefined;
    const mapped = mapScalar(source, placed);
    const type = mapped.style === 'plain' ? resolvePlain(node.source ?? '').type : 'str';
    if (type === 'null' && mapped.span.start === mapped.span.end) return undefined;
    return { ...mapped, type: VALUE_TYPES[type] ?? 'other' };
  }
  const text = source.slice(range[0], range[1]);
  return { text: MappedText.verbatim(text, range[0]), style: 'plain', span: span(range[0], range[1]), type: 'other' };
}

function firstLine(source: string): string {
  return /^[^\r\n]*/.exec(source)?.[0] ?? '';
}
