import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlMapping, YamlValue } from './yaml-value.ts';

/** Moves what begins at `from` or later by `delta` characters. What an anchor shares stays shared. */
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

  /** All of it moves, or nothing. */
  span(span: Span): Span {
    return span.start < this.#from ? span : { start: span.start + this.delta, end: span.end + this.delta };
  }

  /** The same object where nothing in it moves: an alias may stand for what is written further up. */
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

  #moved(value: YamlValue): YamlValue {
    const span = this.span(value.span);
    if (value.kind === 'list') return { ...value, items: value.items.map((item) => this.value(item)), span };
    if (value.kind !== 'mapping') return { ...value, span };
    return withEntries(
      { ...value, span },
      value.entries.map((entry) => this.entry(entry)),
    );
  }
}

export function withEntries(mapping: YamlMapping, entries: readonly YamlEntry[]): YamlMapping {
  const isLost = mapping.effective.length < mapping.entries.length;
  return { ...mapping, entries, effective: isLost ? entries.filter(({ overridden }) => !overridden) : entries };
}
