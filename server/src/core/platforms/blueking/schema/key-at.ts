/** Which key of the schema stands at a place of the file. */
import { entriesOf, type YamlEntry, type YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import { type Span, span, touches } from '../../../text/span.ts';
import type { Field, FieldType, IgnoredKey, MappingType } from './field.ts';
import type { Path } from './problem.ts';

export interface KeyAt {
  /** From the top of the file to the key. */
  readonly path: Path;
  /** Undefined for a name of the writer's choice (a module, a process) and for a key that nobody knows. */
  readonly field: Field | undefined;
  readonly ignored: IgnoredKey | undefined;
  /** The field that is read in the place of an ignored one. */
  readonly instead: Field | undefined;
  readonly entry: YamlEntry;
  /** The key, or the scalar behind it. */
  readonly span: Span;
  readonly role: 'key' | 'value';
}

/** The key or scalar value at `offset`; undefined between them. */
export function keyAt(root: YamlValue | undefined, schema: MappingType, offset: number): KeyAt | undefined {
  return root && inValue(root, schema, offset, [], 0);
}

/** Deeper than any file: an alias may stand inside what it names. */
const MAX_DEPTH = 40;

function inValue(value: YamlValue, type: FieldType, offset: number, path: Path, depth: number): KeyAt | undefined {
  if (depth > MAX_DEPTH || !touches(value.span, span(offset, offset))) return undefined;
  if (value.kind === 'list') {
    const item = type.kind === 'list' ? type.item : type;
    for (const [index, one] of value.items.entries()) {
      const found = inValue(one, item, offset, [...path, index], depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  for (const entry of entriesOf(value)) {
    const found = inEntry(entry, type, offset, [...path, entry.name], depth);
    if (found) return found;
  }
  return undefined;
}

function inEntry(entry: YamlEntry, type: FieldType, offset: number, path: Path, depth: number): KeyAt | undefined {
  const place = span(offset, offset);
  const mapping = type.kind === 'text-or-mapping' ? type.mapping : type;
  const fields = mapping.kind === 'mapping' ? mapping : undefined;
  const field = fields?.fields.find(({ key }) => key === entry.name);
  const ignored = fields?.ignored?.find(({ key }) => key === entry.name);
  const instead = ignored?.instead ? fields?.fields.find(({ key }) => key === ignored.instead) : undefined;
  const found = { path, field, ignored, instead, entry };
  if (touches(entry.key.span, place)) return { ...found, span: entry.key.span, role: 'key' };
  const { value } = entry;
  if (value.kind === 'scalar') {
    return touches(value.span, place) && value.written !== ''
      ? { ...found, span: value.span, role: 'value' }
      : undefined;
  }
  const inner = mapping.kind === 'named' ? mapping.value : (field?.type ?? { kind: 'anything' });
  return inValue(value, inner, offset, path, depth + 1);
}
