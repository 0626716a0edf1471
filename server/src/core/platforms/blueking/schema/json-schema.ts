/** The schema as JSON Schema (draft-07), for editors and tools that know nothing of this project. */
import { render } from '../../../text/l10n.ts';
import type { Field, FieldType, MappingType, SpecVersion } from './field.ts';
import { checksSchema, type JsonSchema, PROCESS_NAME_SCHEMA, scalarSchema } from './json-schema-values.ts';

/**
 * Unknown keys are allowed, as the platform allows them. What only the operator or an upload refuses is refused here too,
 * because a schema knows no conditions; what only a builder refuses is not.
 */
export function jsonSchema(schema: MappingType, version: SpecVersion): JsonSchema {
  const writer = new Writer(schema);
  const top = writer.mapping(schema);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `app_desc.yaml, version ${version}`,
    ...top,
    anyOf: ['module', 'modules'].map((key) => ({ required: [key], properties: { [key]: NOT_EMPTY } })),
    definitions: writer.definitions,
  };
}

/** Applies to mappings and lists alike. */
const NOT_EMPTY: JsonSchema = { minProperties: 1, minItems: 1 };

/** Writes mappings that occur in several places only once, under `definitions`. */
class Writer {
  readonly definitions: Record<string, JsonSchema> = {};
  readonly #names = new Map<MappingType, string>();

  constructor(schema: MappingType) {
    const seen = new Set<MappingType>();
    const visit = (type: FieldType, key: string): void => {
      if (type.kind === 'list') visit(type.item, key);
      if (type.kind === 'named') visit(type.value, key);
      if (type.kind === 'text-or-mapping') visit(type.mapping, key);
      if (type.kind !== 'mapping') return;
      if (seen.has(type) && !this.#names.has(type)) this.#names.set(type, this.#free(key));
      if (seen.has(type)) return;
      seen.add(type);
      for (const field of type.fields) visit(field.type, field.key);
    };
    visit(schema, '');
  }

  #free(key: string): string {
    const taken = new Set(this.#names.values());
    let name = key;
    for (let i = 2; taken.has(name); i++) name = `${key}${i}`;
    return name;
  }

  #field(field: Field): JsonSchema {
    const typed = both(this.#type(field.type), checksSchema(field.checks ?? []));
    return {
      description: render(field.description),
      ...(field.nullable ? nullable(typed) : typed),
      ...(field.deprecated && { deprecated: true, deprecationMessage: render(field.deprecated) }),
    };
  }

  mapping({ fields }: MappingType): JsonSchema {
    const required = fields.filter((field) => field.required).map(({ key }) => key);
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.key, this.#field(field)])),
      ...(required.length > 0 && { required }),
    };
  }

  #type(type: FieldType): JsonSchema {
    switch (type.kind) {
      case 'list': {
        const items = both(this.#type(type.item), checksSchema(type.itemChecks ?? []));
        return { type: 'array', items, ...(type.emptyRefused && { minItems: 1 }) };
      }
      case 'named':
        return {
          type: 'object',
          additionalProperties: this.#type(type.value),
          ...(type.of === 'process' && { propertyNames: PROCESS_NAME_SCHEMA }),
          ...(type.emptyRefused && { minProperties: 1 }),
        };
      case 'text-or-mapping': {
        const field = type.mapping.fields.find(({ key }) => key === type.textKey);
        const text = field ? both(this.#type(field.type), checksSchema(field.checks ?? [])) : {};
        return { anyOf: [{ ...text, type: 'string' }, this.#type(type.mapping)] };
      }
      case 'mapping': {
        const name = this.#names.get(type);
        if (name === undefined) return this.mapping(type);
        this.definitions[name] ??= this.mapping(type);
        // Draft-07 ignores everything beside a `$ref`.
        return { allOf: [{ $ref: `#/definitions/${name}` }] };
      }
      default:
        return scalarSchema(type);
    }
  }
}

/** Combines a type with its checks. */
function both(type: JsonSchema, checks: JsonSchema): JsonSchema {
  const isFree = Object.keys(checks).every((key) => !(key in type));
  return isFree ? { ...type, ...checks } : { ...type, allOf: [checks] };
}

/** An enumeration must name the null as well. */
function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  if (type === undefined) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    type: [...(Array.isArray(type) ? type : [type]), 'null'],
    ...(Array.isArray(values) && { enum: [...values, null] }),
  };
}
