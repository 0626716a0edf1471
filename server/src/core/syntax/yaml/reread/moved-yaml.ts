import type { Span } from '../../../text/span.ts';
import type { YamlEntry, YamlMapping, YamlValue } from '../yaml-value.ts';

/**
 * Moves every node that begins at offset `from` or later by `delta` characters. Nodes shared by an anchor stay shared.
 */
export class YamlMover {
  readonly delta: number;
  readonly #from: number;
  readonly #shared = new Map<YamlValue, YamlValue>();

  constructor(from: number, delta: number) {
    this.#from = from;
    this.delta = delta;
  }

  offset(offset: number): number {
    return offset < this.#from ? offset : offset + this.delta;
  }

  /** A span moves as a whole or not at all. */
  span(span: Span): Span {
    return span.start < this.#from ? span : { start: span.start + this.delta, end: span.end + this.delta };
  }

  /** Returns the same object if nothing in it moves: an alias may stand for a value further up. */
  value(value: YamlValue): YamlValue {
    if (this.delta === 0 || value.span.start < this.#from) return value;
    const known = value.shared && this.#shared.get(value);
    if (known) return known;
    const moved = this.#moved(value);
    if (value.shared) this.#shared.set(value, moved);
    return moved;
  }

  entry(entry: YamlEntry): YamlEntry {
    if (this.delta === 0) return entry;
    const { key, name, value, merged, overridden } = entry;
    return { key: this.value(key), name, value: this.value(value), merged, overridden };
  }

  /**
   * Builds each kind of object with the same properties in the same order as the reader does, so that V8 sees one
   * hidden class per kind.
   */
  #moved(value: YamlValue): YamlValue {
    const span = this.span(value.span);
    if (value.shared || value.kind === 'opaque') return this.#movedAny(value, span);
    if (value.kind === 'scalar') {
      const { written, style, type, text, buildable } = value;
      return { kind: 'scalar', span, written, style, type, text, buildable };
    }
    const { flow, origin } = value;
    if (value.kind === 'list') return { kind: 'list', flow, items: this.#items(value.items), span, origin };
    const entries = this.#entries(value.entries);
    return { kind: 'mapping', flow, span, entries, effective: effectiveOf(value, entries), origin };
  }

  #movedAny(value: YamlValue, span: Span): YamlValue {
    if (value.kind === 'list') return { ...value, items: this.#items(value.items), span };
    if (value.kind !== 'mapping') return { ...value, span };
    const entries = this.#entries(value.entries);
    return { ...value, span, entries, effective: effectiveOf(value, entries) };
  }

  #items(items: readonly YamlValue[]): readonly YamlValue[] {
    return items.map((item) => this.value(item));
  }

  #entries(entries: readonly YamlEntry[]): readonly YamlEntry[] {
    return entries.map((entry) => this.entry(entry));
  }
}

/** `mapping` with other entries; those that are not overridden become its effective ones. */
export function withEntries(mapping: YamlMapping, span: Span, entries: readonly YamlEntry[]): YamlMapping {
  return { ...mapping, span, entries, effective: effectiveOf(mapping, entries), origin: {} };
}

function effectiveOf(before: YamlMapping, entries: readonly YamlEntry[]): readonly YamlEntry[] {
  const isLost = before.effective.length < before.entries.length;
  return isLost ? entries.filter(({ overridden }) => !overridden) : entries;
}
