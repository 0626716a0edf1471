import type { Field, MappingType } from './field.ts';

interface FieldIndex {
  readonly byKey: ReadonlyMap<string, Field>;
  readonly required: readonly Field[];
}

/** Made once for each mapping of the schema, of which there are a few dozen. */
const known = new WeakMap<MappingType, FieldIndex>();

export function fieldIndex(type: MappingType): FieldIndex {
  let index = known.get(type);
  if (!index) {
    const byKey = new Map(type.fields.map((field) => [field.key, field]));
    index = { byKey, required: type.fields.filter(({ required }) => required) };
    known.set(type, index);
  }
  return index;
}
