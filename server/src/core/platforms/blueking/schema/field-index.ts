import { oncePer } from '../../../caches/once-per.ts';
import type { Field, MappingType } from './field.ts';

interface FieldIndex {
  readonly byKey: ReadonlyMap<string, Field>;
  readonly required: readonly Field[];
}

/** The fields of a mapping of the schema, of which there are a few dozen. */
export const fieldIndex = oncePer(({ fields }: MappingType): FieldIndex => {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return { byKey, required: fields.filter(({ required }) => required) };
});
