/** Small tools for a YAML tree that is being rewritten with its comments. */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  Pair,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { resolvePlain } from '../../../syntax/yaml/yaml-1-1.ts';
import { yamlText } from '../../../syntax/yaml/yaml-text.ts';
import { moveComments } from './comments.ts';

export type Mapping = YAMLMap<Node, Node | null>;
export type Entry = Pair<Node, Node | null>;
type List = YAMLSeq<Node>;

export function asMapping(node: unknown): Mapping | undefined {
  return isMap(node) ? (node as Mapping) : undefined;
}

export function asList(node: unknown): List | undefined {
  return isSeq(node) ? (node as List) : undefined;
}

export function keyOf(entry: Entry): string {
  return isScalar(entry.key) ? String(entry.key.value) : '';
}

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return mapping.items.findLast((entry) => keyOf(entry) === key);
}

/** Takes an entry out of its mapping. */
export function take(mapping: Mapping, key: string): Entry | undefined {
  const entry = entryOf(mapping, key);
  if (entry) mapping.items = mapping.items.filter((one) => one !== entry);
  return entry;
}

export function rename(entry: Entry, key: string): void {
  if (isScalar(entry.key)) entry.key.value = key;
}

/** The text of a scalar; undefined for null and for any other node. */
export function textOf(node: Node | null | undefined): string | undefined {
  return isScalar(node) && !isNull(node) ? String(node.value) : undefined;
}

/** True for what PyYAML reads as null. */
export function isNull(node: Node | null | undefined): boolean {
  if (!node) return true;
  return isScalar(node) && node.type === 'PLAIN' && resolvePlain(String(node.value)).type === 'null';
}

export function plain(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = 'PLAIN';
  return scalar;
}

/** A text that is new in the file, quoted where it must be. */
export function yamlNode(text: string): Scalar {
  const scalar = new Scalar(text);
  const written = yamlText(text);
  if (written.startsWith('"')) scalar.type = 'QUOTE_DOUBLE';
  else scalar.type = written.startsWith("'") ? 'QUOTE_SINGLE' : 'PLAIN';
  return scalar;
}

export function mappingOf(...entries: readonly (readonly [string, Node])[]): Mapping {
  const mapping: Mapping = new YAMLMap();
  mapping.items = entries.map(([key, value]) => new Pair<Node, Node | null>(plain(key), value));
  return mapping;
}

/** A list of `items` with the comments of the node it replaces. */
export function listOf(items: readonly Node[], instead?: Node | null): List {
  const list: List = new YAMLSeq();
  list.items = [...items];
  if (instead?.commentBefore) list.commentBefore = instead.commentBefore;
  if (instead?.comment) list.comment = instead.comment;
  if (instead?.spaceBefore) list.spaceBefore = true;
  return list;
}

/** The key of an entry becomes the `name` of its mapping, which moves into a list; comments above the key stay above the item. */
export function named(entry: Entry, value: Mapping): Mapping {
  const item = mappingOf(['name', entry.key.clone() as Node]);
  const [name] = item.items;
  if (isScalar(name?.value)) {
    delete name.value.commentBefore;
    delete name.value.spaceBefore;
  }
  item.items.push(...value.items);
  if (entry.key.commentBefore) item.commentBefore = entry.key.commentBefore;
  if (entry.key.spaceBefore) item.spaceBefore = true;
  // A comment above the first key of the old mapping belongs above what is now the second one.
  const first = value.items[0];
  if (value.commentBefore && first) first.key.commentBefore = value.commentBefore;
  if (value.comment) item.comment = value.comment;
  return item;
}

/**
 * Removes overridden entries: of equal keys only the last counts, and merged entries yield to those of the mapping
 * itself.
 */
export function withoutOverridden(mapping: Mapping): void {
  const last = new Map(mapping.items.map((entry) => [keyOf(entry), entry]));
  mapping.items = mapping.items.filter((entry) => last.get(keyOf(entry)) === entry);
}

/**
 * Replaces every alias by a copy and every `<<` by its entries, because a part that is changed can no longer stand for
 * another. False if the aliases expand to too much, or are recursive.
 */
export function inlineAliases(document: Document): boolean {
  const anchors = new Map<string, Node>();
  let budget = MAX_INLINED;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor) anchors.set(node.anchor, node);
    },
    Alias(_, alias, path) {
      const target = anchors.get(alias.source);
      // A recursive alias would never end.
      if (target) budget -= path.includes(target) ? Number.POSITIVE_INFINITY : sizeOf(target, budget);
      if (!target || budget < 0) return visit.BREAK;
      const copy = target.clone() as Node;
      moveComments(alias, copy);
      return copy;
    },
  });
  if (anchors.size === 0) return true;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) delete node.anchor;
    },
    Map(_, node) {
      const mapping = node as Mapping;
      mapping.items = mapping.items.flatMap((entry) => (keyOf(entry) === '<<' ? mergedEntries(entry) : [entry]));
      withoutOverridden(mapping);
    },
  });
  return budget >= 0;
}

/** The most nodes that aliases may expand to (an alias to aliases expands to all of them). */
const MAX_INLINED = 20_000;

/** The number of nodes in `node`, counted up to `most` + 1. */
function sizeOf(node: Node, most: number): number {
  let size = 0;
  visit(node, () => (++size > most ? visit.BREAK : undefined));
  return size;
}

function mergedEntries(entry: Entry): readonly Entry[] {
  const sources = isSeq(entry.value) ? [...entry.value.items].reverse() : [entry.value];
  return sources.flatMap((source) => (isMap(source) ? source.items.filter(isPair).map((pair) => pair as Entry) : []));
}
