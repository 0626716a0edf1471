/**
 * A YAML tree as PyYAML's `safe_load` builds it: aliases followed, `<<` merged, the last of equal keys taken, scalars
 * with the type and text that Python sees. Every value keeps its place in the document.
 */
import type { Span } from '../../text/span.ts';
import type { YamlStyle } from './scalar-style.ts';
import type { PlainType } from './yaml-1-1.ts';

export type YamlValue = YamlScalar | YamlCollection | YamlOpaque;
export type YamlCollection = YamlList | YamlMapping;

interface Placed {
  /** The node without comments; for an alias the place of what it stands for. Empty for a missing value. */
  readonly span: Span;
  /** True when the node has an anchor, and so may occur in several places of the tree. */
  readonly shared?: boolean;
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly type: PlainType;
  /** What Python's `str()` gives; the text as written where PyYAML cannot build the value. */
  readonly text: string;
  /** The scalar as written, quotes removed and lines folded. */
  readonly written: string;
  readonly style: YamlStyle;
  /** False when PyYAML cannot build it (`2024-13-01`): the whole file is refused. */
  readonly buildable: boolean;
}

export interface YamlList extends Placed {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly origin: YamlOrigin;
  readonly items: readonly YamlValue[];
}

/**
 * The identity of a collection: the same object in all versions of a file in which the collection has the same text,
 * perhaps at another place. Results that depend on its text alone still hold.
 */
export type YamlOrigin = Readonly<Record<never, never>>;

export interface YamlMapping extends Placed {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly origin: YamlOrigin;
  /** In the order of the text, merged ones included. */
  readonly entries: readonly YamlEntry[];
  /** The entries that Python would see: the last of each key. */
  readonly effective: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlValue;
  /** The key as Python's `str()` gives it. */
  readonly name: string;
  readonly value: YamlValue;
  /** True when `<<` merged the entry: its spans are then those at the anchor. */
  readonly merged: boolean;
  /** True when a later entry has the same key, so that this one is lost. */
  readonly overridden: boolean;
}

/**
 * A value about which nothing can be said: a custom tag, or an alias that is recursive, has no anchor, or expands to
 * too much.
 */
export interface YamlOpaque extends Placed {
  readonly kind: 'opaque';
}

export interface YamlTree {
  /** undefined for an empty document. */
  readonly root: YamlValue | undefined;
  /** Entries that a later one of the same mapping overrides; merged ones are not among them. */
  readonly lost: readonly { readonly entry: YamlEntry; readonly by: YamlEntry | undefined }[];
}

/** The entry that counts for `name`; undefined when `value` is no mapping or has none. */
export function entryOf(value: YamlValue | undefined, name: string): YamlEntry | undefined {
  if (value?.kind !== 'mapping') return undefined;
  for (const entry of value.effective) if (entry.name === name) return entry;
  return undefined;
}

export function yamlAt(value: YamlValue | undefined, ...path: readonly string[]): YamlValue | undefined {
  let current = value;
  for (const name of path) current = entryOf(current, name)?.value;
  return current;
}

/** The entries Python would see: the last of each key. */
export function entriesOf(value: YamlValue | undefined): readonly YamlEntry[] {
  return value?.kind === 'mapping' ? value.effective : NOTHING;
}

const NOTHING: readonly never[] = [];

/**
 * Every entry that is written, duplicates included; of the merged ones only those that count, because the others are
 * overridden on purpose.
 */
export function writtenEntriesOf(value: YamlValue | undefined): readonly YamlEntry[] {
  if (value?.kind !== 'mapping') return [];
  return value.entries.filter(({ merged, overridden }) => !merged || !overridden);
}

export function isCollection(value: YamlValue | undefined): value is YamlCollection {
  return value?.kind === 'list' || value?.kind === 'mapping';
}

/** Every item or entry that is written in the collection. */
export function partsOf(collection: YamlCollection): readonly (YamlValue | YamlEntry)[] {
  return collection.kind === 'list' ? collection.items : collection.entries;
}

export function itemsOf(value: YamlValue | undefined): readonly YamlValue[] {
  return value?.kind === 'list' ? value.items : NOTHING;
}

/** A scalar as it was written, whatever its type; undefined for anything else. */
export function scalarText(value: YamlValue | undefined): string | undefined {
  return value?.kind === 'scalar' ? value.written : undefined;
}

/** The text of a scalar that Python sees as a string. */
export function stringOf(value: YamlValue | undefined): string | undefined {
  return value?.kind === 'scalar' && value.type === 'str' ? value.text : undefined;
}

/** To Python `1` and `'1'` are two keys, but `1`, `1.0` and `true` are one. */
export function identityOf({ key, name }: Pick<YamlEntry, 'key' | 'name'>): string {
  if (key.kind !== 'scalar') return `\0${key.kind}${key.span.start}`;
  if (key.type === 'str') return name;
  if (key.type === 'bool') return key.text === 'True' ? '\x001' : '\x000';
  return `\0${key.type === 'float' ? name.replace(/\.0$/, '') : name}`;
}
