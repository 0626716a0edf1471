/**
 * app_desc.yaml as its YAML tree. The reader is YAML 1.1 with the latitude of PyYAML's `safe_load`: a duplicate key is
 * no error (the last one wins), `<<` merges (blueking-paas: …/engine/configurations/source_file.py uses safe_load).
 */
import { type Document, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.ts';

export interface AppDescSyntax {
  readonly kind: 'app-desc';
  /** Ranges in the tree are document offsets. */
  readonly yaml: Document.Parsed;
  /** What `spec_version`, else `specVersion`, says; undefined when it is missing or no number. */
  readonly specVersion: number | undefined;
}

export function parseAppDesc(text: string): AppDescSyntax {
  const yaml = parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
    stringKeys: false,
  });
  const version = valueAt(yaml.contents, 'spec_version') ?? valueAt(yaml.contents, 'specVersion');
  const value = isScalar(version) ? version.value : undefined;
  return { kind: 'app-desc', yaml, specVersion: typeof value === 'number' ? value : undefined };
}

/** The last pair of a key, as PyYAML takes it; undefined when `node` is no mapping or has no such key. */
export function pairAt(node: unknown, key: string): Pair<Node, Node | null> | undefined {
  if (!isMap(node)) return undefined;
  return (node as YAMLMap<Node, Node | null>).items.findLast((pair) => isScalar(pair.key) && keyText(pair.key) === key);
}

export function valueAt(node: unknown, ...path: readonly string[]): Node | undefined {
  let current: unknown = node;
  for (const key of path) current = pairAt(current, key)?.value;
  return (current as Node | null | undefined) ?? undefined;
}

/** The pairs of a mapping in the order of the text; none for anything else. */
export function pairsOf(node: unknown): readonly Pair<Node, Node | null>[] {
  return isMap(node) ? (node as YAMLMap<Node, Node | null>).items : [];
}

/** The items of a sequence; none for anything else. */
export function itemsOf(node: unknown): readonly Node[] {
  return isSeq(node) ? (node.items as Node[]) : [];
}

/** A key as the text that was written. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** The node's own place, without comments after it. */
export function spanOf(node: Node | null | undefined): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}
