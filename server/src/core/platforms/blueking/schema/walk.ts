import type { Field, FieldType, IgnoredKey, MappingType } from './field.ts';

export interface PlacedField {
  /** As the table of the documentation shows it: `modules.<name>.env_variables[].key`. */
  readonly path: string;
  readonly field: Field;
}

/** Every field of a schema in its order, parents first. `module` has the same fields as `modules`, which stand for it. */
export function* fieldsOf(schema: MappingType): Iterable<PlacedField> {
  for (const { path, type } of mappingsOf(schema)) {
    for (const field of type.fields) yield { path: join(path, field.key), field };
  }
}

/** Every key that is written and not read, with its place. */
export function* ignoredKeysOf(schema: MappingType): Iterable<{ readonly path: string; readonly ignored: IgnoredKey }> {
  for (const { path, type } of mappingsOf(schema)) {
    for (const ignored of type.ignored ?? []) yield { path: join(path, ignored.key), ignored };
  }
}

function* mappingsOf(type: FieldType, path = ''): Iterable<{ readonly path: string; readonly type: MappingType }> {
  switch (type.kind) {
    case 'list':
      yield* mappingsOf(type.item, `${path}[]`);
      break;
    case 'text-or-mapping':
      yield* mappingsOf(type.mapping, path);
      break;
    case 'named':
      yield* mappingsOf(type.value, `${path}.<name>`);
      break;
    case 'mapping':
      yield { path, type };
      for (const field of type.fields) {
        if (path === '' && field.key === 'module') continue;
        yield* mappingsOf(field.type, join(path, field.key));
      }
      break;
    default:
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
