/** Turns a document of the YAML library into the tree that PyYAML builds of it (`yaml-value.ts`). */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../../text/span.ts';
import { wrongInAnchor } from './anchors/yaml-anchors.ts';
import { yamlStyle } from './scalar-style.ts';
import { resolvePlain } from './yaml-1-1.ts';
import type { YamlError } from './yaml-error.ts';
import {
  identityOf,
  itemsOf,
  type YamlEntry,
  type YamlList,
  type YamlMapping,
  type YamlOpaque,
  type YamlScalar,
  type YamlTree,
  type YamlValue,
} from './yaml-value.ts';

/** A tree as it was read from the library's document. */
export interface ReadYamlTree extends YamlTree {
  /** What PyYAML cannot build, in its own words. */
  readonly faults: readonly YamlError[];
  /** Anchors that PyYAML refuses. The library only has the place of their nodes (`before`), not of the anchors. */
  readonly anchorFaults: readonly (Omit<YamlError, 'span'> & { readonly name: string; readonly before: number })[];
  /** The offsets of nodes whose effect reaches beyond their place: anchors, aliases, tags, `<<`. */
  readonly marks: readonly number[];
}

export function readYamlTree(document: Document.Parsed): ReadYamlTree {
  const reader = new Reader();
  const root = document.contents ? reader.read(document.contents, undefined) : undefined;
  return { root, lost: reader.lost, faults: reader.faults, anchorFaults: reader.anchorFaults, marks: reader.marks };
}

const CORE_TAG = 'tag:yaml.org,2002:';

type OwnEntry = Omit<YamlEntry, 'overridden'>;

/**
 * The most values that aliases may add to a tree: it is walked as if each alias were written out, and a few lines of
 * aliases to aliases ("billion laughs") would need more than any memory holds.
 */
const MAX_UNFOLDED = 100_000;

/** Reads in the order of the document, so an alias always finds the last anchor before it. */
class Reader {
  readonly lost: { entry: YamlEntry; by: YamlEntry | undefined }[] = [];
  readonly faults: YamlError[] = [];
  readonly anchorFaults: (Omit<YamlError, 'span'> & { name: string; before: number })[] = [];
  readonly marks: number[] = [];
  readonly #anchors = new Map<string, { readonly value: YamlValue; readonly size: number }>();
  readonly #seenAnchors = new Set<string>();
  /** The number of values in the tree so far, and how many of them were added by aliases. */
  #size = 0;
  #unfolded = 0;
  /** The end of the node that was read last. */
  #end = 0;

  read(node: unknown, missing: Span | undefined): YamlValue {
    const before = this.#size++;
    if (isNode(node) && (node.tag || isAlias(node) || node.anchor)) this.#mark(node);
    if (isNode(node) && !isAlias(node) && node.anchor) this.#judgeAnchor(node.anchor, spanOf(node).start);
    if (isScalar(node)) {
      const scalar = this.#readScalar(node, missing);
      this.#end = scalar.span.end;
      return this.#remember(node, scalar, before);
    }
    if (isMap(node)) {
      this.#forget(node);
      return this.#remember(node, this.#readMapping(node as YAMLMap), before);
    }
    if (isSeq(node)) {
      this.#forget(node);
      const items = node.items.map((item) => this.read(item, undefined));
      const list: YamlList = { kind: 'list', flow: node.flow === true, items, span: this.#spanOf(node), origin: {} };
      return this.#remember(node, list, before);
    }
    if (isAlias(node)) {
      const span = spanOf(node);
      this.#end = span.end;
      return this.#readAlias(node.source, span);
    }
    return readMissing(missing);
  }

  #mark(node: Node): void {
    this.marks.push(spanOf(node).start);
  }

  /** Checks the name of an anchor as PyYAML does. `before`: where its node begins. */
  #judgeAnchor(name: string, before: number): void {
    const wrong = wrongInAnchor(name);
    if (wrong) this.anchorFaults.push({ name, before, detail: unexpected(wrong), about: 'anchor-name' });
    else if (this.#seenAnchors.has(name))
      this.anchorFaults.push({ name, before, detail: `found duplicate anchor '${name}'`, about: 'duplicate-anchor' });
  }

  /** A block collection ends where its last part does; in the library's range the comments behind it are included. */
  #spanOf(node: YAMLMap | YAMLSeq): Span {
    const { start, end } = spanOf(node);
    if (node.flow || node.items.length === 0) this.#end = end;
    return { start, end: this.#end };
  }

  #readAlias(name: string, span: Span): YamlValue {
    const anchored = this.#anchors.get(name);
    if (anchored && this.#unfolded + anchored.size <= MAX_UNFOLDED) {
      this.#unfolded += anchored.size;
      this.#size += anchored.size;
      return anchored.value;
    }
    const wrong = wrongInAnchor(name);
    if (wrong) this.faults.push({ span, detail: unexpected(wrong), about: 'anchor-name' });
    else if (!this.#seenAnchors.has(name))
      this.faults.push({ span, detail: `found undefined alias '${name}'`, about: 'undefined-alias' });
    return { kind: 'opaque', span };
  }

  #readMapping(node: YAMLMap): YamlMapping {
    const own: OwnEntry[] = [];
    const merged: OwnEntry[] = [];
    for (const pair of node.items) {
      const key = this.#readKey(pair.key);
      const { end } = key.span;
      const value = this.read(pair.value, { start: end, end });
      if (key.kind === 'scalar' && key.type === 'merge') merged.push(...this.#merged(value));
      else own.push({ key, name: key.kind === 'scalar' ? key.text : '', value, merged: false });
    }
    const span = this.#spanOf(node);
    const { entries, effective } = this.#entries(merged.length > 0 ? [...merged, ...own] : own);
    return { kind: 'mapping', flow: node.flow === true, span, entries, effective, origin: {} };
  }

  /** As a key a plain `<<` is no fault, and `=` is a text (PyYAML: constructor.py, flatten_mapping). */
  #readKey(node: unknown): YamlValue {
    const isPlain = isScalar(node) && node.type === 'PLAIN' && !node.tag;
    if (isPlain && node.source === '<<') {
      this.#mark(node);
      return readScalar(node, undefined);
    }
    if (isPlain && node.source === '=') return { ...PLAIN_TEXT, span: spanOf(node), written: '=', text: '=' };
    const key = this.read(node, undefined);
    if (key.kind === 'mapping' || key.kind === 'list') this.faults.push({ span: key.span, detail: UNHASHABLE });
    return key;
  }

  /** Of a list of mappings the first one wins (PyYAML: constructor.py, flatten_mapping), so it comes last. */
  #merged(value: YamlValue): OwnEntry[] {
    if (value.kind === 'mapping') return value.effective.map((entry) => ({ ...entry, merged: true }));
    if (value.kind === 'scalar') {
      const detail = `expected a mapping or list of mappings for merging, but found scalar`;
      this.faults.push({ span: value.span, detail });
    }
    return [...itemsOf(value)].reverse().flatMap((item) => {
      if (item.kind === 'mapping') return this.#merged(item);
      const found = item.kind === 'list' ? 'sequence' : 'scalar';
      if (item.kind !== 'opaque') {
        this.faults.push({ span: item.span, detail: `expected a mapping for merging, but found ${found}` });
      }
      return [];
    });
  }

  #entries(all: readonly OwnEntry[]): Pick<YamlMapping, 'entries' | 'effective'> {
    const last = new Map<string, number>();
    for (const [index, entry] of all.entries()) last.set(identityOf(entry), index);
    if (last.size === all.length) {
      const entries = all.map(({ key, name, value, merged }) => ({ key, name, value, merged, overridden: false }));
      return { entries, effective: entries };
    }
    const entries = all.map((entry, index) => ({ ...entry, overridden: last.get(identityOf(entry)) !== index }));
    for (const entry of entries) {
      // Overriding a merged key is the purpose of `<<`, so it is not reported.
      if (!entry.overridden || entry.merged) continue;
      this.lost.push({ entry, by: entries[last.get(identityOf(entry)) ?? -1] });
    }
    return { entries, effective: entries.filter(({ overridden }) => !overridden) };
  }

  #readScalar(node: Scalar, missing: Span | undefined): YamlScalar | YamlOpaque {
    const scalar = readScalar(node, missing);
    if (scalar.kind === 'scalar' && (!scalar.buildable || scalar.type === 'merge'))
      this.faults.push({ span: scalar.span, detail: `could not determine a constructor for ${scalar.written}` });
    return scalar;
  }

  /** `before`: how many values there were when this one began. */
  #remember(node: { anchor?: string }, value: YamlValue, before: number): YamlValue {
    if (!node.anchor) return value;
    const shared = { ...value, shared: true };
    this.#anchors.set(node.anchor, { value: shared, size: this.#size - before });
    this.#seenAnchors.add(node.anchor);
    return shared;
  }

  /** While a collection is being read, an alias to itself has no value yet; PyYAML would let it stand. */
  #forget(node: { anchor?: string }): void {
    if (!node.anchor) return;
    this.#anchors.delete(node.anchor);
    this.#seenAnchors.add(node.anchor);
  }
}

/** In the words of PyYAML, which shows the character as Python does. */
function unexpected(character: string): string {
  return `expected alphabetic or numeric character, but found '${character}'`;
}

const UNHASHABLE = 'found unhashable key';

const PLAIN_TEXT = { kind: 'scalar', type: 'str', style: 'plain', buildable: true } as const;

function readScalar(node: Scalar, missing: Span | undefined): YamlScalar | YamlOpaque {
  const written = node.source ?? (typeof node.value === 'string' ? node.value : '');
  const { range } = node;
  const isPlaced = range && (range[0] !== range[1] || !missing);
  const span = isPlaced ? { start: range[0], end: range[1] } : (missing ?? NOWHERE);
  const style = yamlStyle(node.type);
  if (node.tag) {
    const isText = node.tag === `${CORE_TAG}str` || node.tag === `${CORE_TAG}binary`;
    if (!isText) return { kind: 'opaque', span };
  } else if (style === 'plain') {
    const { type, text } = resolvePlain(written);
    const buildable = text !== undefined || type === 'merge';
    return { kind: 'scalar', span, written, style, type, text: text ?? written, buildable };
  }
  return { kind: 'scalar', span, written, style, type: 'str', text: written, buildable: true };
}

const NOWHERE: Span = { start: 0, end: 0 };

function readMissing(missing: Span | undefined): YamlScalar {
  const span = missing ?? { start: 0, end: 0 };
  return { kind: 'scalar', type: 'null', text: 'None', written: '', style: 'plain', buildable: true, span };
}

function spanOf(node: { range?: readonly [number, number, number] | null }): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: 0, end: 0 };
}
