/** The schema as JSON Schema (draft-07), for editors and tools that know nothing of this project. */
import { render } from '../../../text/l10n.ts';
import type { Check, Field, FieldType, MappingType, SpecVersion } from './field.ts';
import { PORT_VARIABLE, PROCESS_NAME, PROCESS_NAME_MAX } from './limits.data.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Unknown keys are allowed, as the platform allows them. Texts may be written as numbers. What only the operator or an
 * upload refuses is refused here too, because a schema knows no conditions; what only a builder refuses is not.
 */
export function jsonSchema(schema: MappingType, version: SpecVersion): JsonSchema {
  const writer = new Writer(schema);
  const top = writer.mapping(schema);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `app_desc.yaml, version ${version}`,
    ...top,
    anyOf: [{ required: ['module'] }, { required: ['modules'] }],
    definitions: writer.definitions,
  };
}

/** Mappings that stand in several places are written once, under `definitions`. */
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
    const typed = { ...this.#type(field.type), ...checksSchema(field.checks ?? []) };
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
        const items = { ...this.#type(type.item), ...checksSchema(type.itemChecks ?? []) };
        return { type: 'array', items, ...(type.emptyRefused && { minItems: 1 }) };
      }
      case 'named':
        return {
          type: 'object',
          additionalProperties: this.#type(type.value),
          ...(type.of === 'process' && {
            propertyNames: { pattern: PROCESS_NAME.source, maxLength: PROCESS_NAME_MAX },
          }),
          ...(type.emptyRefused && { minProperties: 1 }),
        };
      case 'text-or-mapping':
        return { anyOf: [{ type: 'string' }, this.#type(type.mapping)] };
      case 'mapping': {
        const name = this.#names.get(type);
        if (name === undefined) return this.mapping(type);
        this.definitions[name] ??= this.mapping(type);
        // Beside a `$ref` draft-07 reads nothing else.
        return { allOf: [{ $ref: `#/definitions/${name}` }] };
      }
      default:
        return plainSchema(type);
    }
  }
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

type PlainType = Exclude<FieldType, { kind: 'list' | 'named' | 'text-or-mapping' | 'mapping' }>;

function plainSchema(type: PlainType): JsonSchema {
  switch (type.kind) {
    case 'string':
      return { type: ['string', 'number'], ...(!type.blank && { minLength: 1 }), ...examples(type) };
    case 'choice':
      return type.caseInsensitive
        ? { type: 'string', pattern: `^(?:${type.choices.map(({ value }) => anyCase(value)).join('|')})$` }
        : { type: 'string', enum: type.choices.map(({ value }) => value) };
    case 'integer':
      return { type: 'integer' };
    case 'version':
      return { const: type.value };
    case 'boolean':
      return { type: 'boolean' };
    case 'ip-address':
      return { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
    case 'port':
      return { anyOf: [{ type: 'integer' }, { const: PORT_VARIABLE }, { type: 'string', pattern: '^[0-9]+$' }] };
    case 'free-mapping':
      return { type: 'object' };
    case 'anything':
      return {};
  }
}

function examples({ suggestions }: Extract<FieldType, { kind: 'string' }>): JsonSchema {
  return suggestions ? { examples: suggestions.map(({ value }) => value) } : {};
}

/** Several demands of one kind stand side by side. */
function checksSchema(checks: readonly Check[]): JsonSchema {
  const schemas = checks.filter(({ stage }) => stage !== 'build').map(checkSchema);
  const keys = schemas.flatMap((schema) => Object.keys(schema));
  return new Set(keys).size === keys.length ? Object.assign({}, ...schemas) : { allOf: schemas };
}

function checkSchema(check: Check): JsonSchema {
  switch (check.kind) {
    case 'min':
      return { minimum: check.limit };
    case 'max':
      return { maximum: check.limit };
    case 'min-length':
      return { minLength: check.limit };
    case 'max-length':
      return { maxLength: check.limit };
    case 'min-items':
      return { minItems: check.limit };
    case 'max-items':
      return { maxItems: check.limit };
    case 'pattern':
      return { pattern: check.pattern.source };
    case 'forbidden':
      return { not: { pattern: check.texts.join('|') } };
  }
}

function anyCase(text: string): string {
  return [...text].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');
}
