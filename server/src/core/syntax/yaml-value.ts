/**
 * A YAML tree as PyYAML's `safe_load` builds it: aliases followed, `<<` merged, of equal keys the last one taken,
 * scalars with the type and the text Python would see. Every value keeps its place in the document.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.ts';
import { type PlainType, resolvePlain } from './yaml-1-1.ts';

export type YamlValue = YamlScalar | YamlList | YamlMapping | YamlOpaque;

interface Placed {
  /** The node without comments; for an alias the place of what it stands for. Empty for a missing value. */
  readonly span: Span;
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly type: PlainType;
  /** What Python's `str()` gives; as written where PyYAML cannot build the value. */
  readonly text: string;
  /** The scalar as written, quotes removed and lines folded. */
  readonly written: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** False when PyYAML cannot build it (`2024-13-01`): the whole file is refused. */
  readonly buildable: boolean;
}

export interface YamlList extends Placed {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly YamlValue[];
}

export interface YamlMapping extends Placed {
  readonly kind: 'mapping';
  readonly flow: boolean;
  /** In the order of the text, merged ones included. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlValue;
  /** The key as Python's `str()` gives it. */
  readonly name: string;
  readonly value: YamlValue;
  /** Taken over by `<<`: the spans lie where the anchor is. */
  readonly merged: boolean;
  /** A later entry has the same key: this one is lost. */
  readonly overridden: boolean;
}

/** A value about which nothing is said: a custom tag, a recursive alias, an alias without an anchor. */
export interface YamlOpaque extends Placed {
  readonly kind: 'opaque';
}

/** undefined for an empty document. */
export function readYamlValue(document: Document.Parsed): YamlValue | undefined {
  return document.contents ? new Reader().read(document.contents, undefined) : undefined;
}

/** The entry that counts for `name`; undefined when `value` is no mapping or has none. */
export function entryOf(value: YamlValue | undefined, name: string): YamlEntry | undefined {
  if (value?.kind !== 'mapping') return undefined;
  return value.entries.find((entry) => entry.name === name && !entry.overridden);
}

export function yamlAt(value: YamlValue | undefined, ...path: readonly string[]): YamlValue | undefined {
  let current = value;
  for (const name of path) current = entryOf(current, name)?.value;
  return current;
}

/** The entries Python would see: the last of each key. */
export function entriesOf(value: YamlValue | undefined): readonly YamlEntry[] {
  return value?.kind === 'mapping' ? value.entries.filter((entry) => !entry.overridden) : [];
}

export function itemsOf(value: YamlValue | undefined): readonly YamlValue[] {
  return value?.kind === 'list' ? value.items : [];
}

/** The text of a scalar that Python sees as a string. */
export function stringOf(value: YamlValue | undefined): string | undefined {
  return value?.kind === 'scalar' && value.type === 'str' ? value.text : undefined;
}

const STYLES: Readonly<Record<string, YamlScalar['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};
const CORE_TAG = 'tag:yaml.org,2002:';

/** Reads in the order of the document, so an alias always finds the last anchor before it. */
class Reader {
  readonly #anchors = new Map<string, YamlValue>();

  read(node: unknown, missing: Span | undefined): YamlValue {
    if (isAlias(node)) return this.#anchors.get(node.source) ?? { kind: 'opaque', span: spanOf(node) };
    if (isScalar(node)) return this.#remember(node, readScalar(node, missing));
    if (isSeq(node)) {
      this.#forget(node);
      const items = node.items.map((item) => this.read(item, undefined));
      return this.#remember(node, { kind: 'list', flow: node.flow === true, items, span: spanOf(node as Node) });
    }
    if (isMap(node)) {
      this.#forget(node);
      return this.#remember(node, this.#readMapping(node as YAMLMap));
    }
    return readMissing(missing);
  }

  #readMapping(node: YAMLMap): YamlMapping {
    const own: Omit<YamlEntry, 'overridden'>[] = [];
    const merged: Omit<YamlEntry, 'overridden'>[] = [];
    for (const pair of node.items) {
      const key = this.read(pair.key, undefined);
      const after = { start: key.span.end, end: key.span.end };
      const value = this.read(pair.value, after);
      if (key.kind === 'scalar' && key.type === 'merge') merged.push(...mergedEntries(value));
      else own.push({ key, name: nameOf(key), value, merged: false });
    }
    const entries = markOverridden([...merged, ...own]);
    return { kind: 'mapping', flow: node.flow === true, entries, span: spanOf(node) };
  }

  #remember(node: { anchor?: string }, value: YamlValue): YamlValue {
    if (node.anchor) this.#anchors.set(node.anchor, value);
    return value;
  }

  /** While a collection is being read, an alias to itself has no value yet. */
  #forget(node: { anchor?: string }): void {
    if (node.anchor) this.#anchors.delete(node.anchor);
  }
}

/** Of a list of mappings the first one wins (PyYAML: constructor.py, flatten_mapping), so it comes last. */
function mergedEntries(value: YamlValue): Omit<YamlEntry, 'overridden'>[] {
  if (value.kind === 'mapping') return entriesOf(value).map((entry) => ({ ...entry, merged: true }));
  return [...itemsOf(value)].reverse().flatMap((item) => (item.kind === 'mapping' ? mergedEntries(item) : []));
}

function markOverridden(entries: readonly Omit<YamlEntry, 'overridden'>[]): YamlEntry[] {
  const last = new Map<string, number>();
  entries.forEach((entry, index) => {
    last.set(identityOf(entry), index);
  });
  return entries.map((entry, index) => ({ ...entry, overridden: last.get(identityOf(entry)) !== index }));
}

/** Python compares keys by type and value: `1` and `'1'` are two keys. */
function identityOf({ key, name }: Pick<YamlEntry, 'key' | 'name'>): string {
  return key.kind === 'scalar' ? `${key.type === 'str' ? 's' : 'x'}:${name}` : `${key.kind}:${key.span.start}`;
}

function nameOf(key: YamlValue): string {
  return key.kind === 'scalar' ? key.text : '';
}

function readScalar(node: Scalar, missing: Span | undefined): YamlScalar | YamlOpaque {
  const written = node.source ?? (typeof node.value === 'string' ? node.value : '');
  const range = node.range;
  const span = range && (range[0] !== range[1] || !missing) ? { start: range[0], end: range[1] } : missing;
  const place = span ?? { start: 0, end: 0 };
  const style = STYLES[node.type ?? ''] ?? 'plain';
  const scalar = { kind: 'scalar', span: place, written, style } as const;
  if (node.tag?.startsWith(CORE_TAG)) {
    const type = node.tag.slice(CORE_TAG.length);
    return type === 'str' || type === 'binary'
      ? { ...scalar, type: 'str', text: written, buildable: true }
      : { kind: 'opaque', span: place };
  }
  if (node.tag) return { kind: 'opaque', span: place };
  if (style !== 'plain') return { ...scalar, type: 'str', text: written, buildable: true };
  const { type, text } = resolvePlain(written);
  return { ...scalar, type, text: text ?? written, buildable: text !== undefined || type === 'merge' };
}

function readMissing(missing: Span | undefined): YamlScalar {
  const span = missing ?? { start: 0, end: 0 };
  return { kind: 'scalar', type: 'null', text: 'None', written: '', style: 'plain', buildable: true, span };
}

function spanOf(node: { range?: readonly [number, number, number] | null }): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: 0, end: 0 };
}
