/** JSON Schema for scalars: what the serializers accept, which is more than the type suggests. */
import type { Check, FieldType } from './field.ts';
import {
  PORT_VARIABLE,
  PROCESS_NAME,
  PROCESS_NAME_MAX,
  PROCESS_NAME_MIN_AT_RELEASE,
  RESERVED_VARIABLE_PREFIXES,
  RESERVED_VARIABLES,
  VARIABLE_NAME,
} from './limits.data.ts';
import { BOOLEAN_WORDS, INTEGER, PORT_NUMBER, TEMPLATE } from './scalar-types.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

type ScalarType = Exclude<FieldType, { kind: 'list' | 'named' | 'text-or-mapping' | 'mapping' }>;

export const PROCESS_NAME_SCHEMA: JsonSchema = { pattern: PROCESS_NAME.source, maxLength: PROCESS_NAME_MAX };

export function scalarSchema(type: ScalarType): JsonSchema {
  switch (type.kind) {
    case 'string':
      // Numbers are accepted as their text.
      return { type: type.onlyText ? 'string' : ['string', 'number'], ...textSchema(type), ...examples(type) };
    case 'choice': {
      const values = type.choices.map(({ value }) => value);
      if (!type.caseInsensitive) return { anyOf: [{ type: 'string', enum: values }, TEMPLATE_SCHEMA] };
      return { type: 'string', ...orTemplate(`^\\s*(?:${values.map(anyCase).join('|')})\\s*$`), examples: values };
    }
    case 'integer':
      return { type: ['integer', 'string'], ...orTemplate(INTEGER.source) };
    case 'version':
      return { const: type.value };
    case 'boolean':
      return {
        anyOf: [{ type: 'boolean' }, { enum: [0, 1] }, { type: 'string', ...orTemplate(BOOLEAN_WORDS.source) }],
      };
    case 'ip-address':
      return { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }, TEMPLATE_SCHEMA] };
    case 'port':
      return {
        anyOf: [{ type: 'integer' }, { const: PORT_VARIABLE }, { type: 'string', ...orTemplate(PORT_NUMBER.source) }],
      };
    case 'free-mapping':
      return { type: 'object' };
    case 'anything':
      return {};
  }
}

function textSchema({ names, blank }: Extract<FieldType, { kind: 'string' }>): JsonSchema {
  // Only version 3 has the name as a value, and with it the operator that refuses one letter.
  if (names === 'process') return { ...PROCESS_NAME_SCHEMA, minLength: PROCESS_NAME_MIN_AT_RELEASE };
  if (names === 'variable') return VARIABLE_NAME_SCHEMA;
  return blank === true ? {} : { pattern: '\\S' };
}

/** A placeholder that another program fills in is no mistake. */
const TEMPLATE_SCHEMA: JsonSchema = { type: 'string', pattern: TEMPLATE.source };

function orTemplate(pattern: string): { readonly pattern: string } {
  return { pattern: `${pattern}|${TEMPLATE.source}` };
}

const VARIABLE_NAME_SCHEMA: JsonSchema = {
  ...orTemplate(VARIABLE_NAME.source),
  not: {
    type: 'string',
    pattern: `^(?:${RESERVED_VARIABLES.map((name) => `${name}$`).join('|')}|${RESERVED_VARIABLE_PREFIXES.join('|')})`,
  },
};

function examples({ suggestions }: Extract<FieldType, { kind: 'string' }>): JsonSchema {
  return suggestions ? { examples: suggestions.map(({ value }) => value) } : {};
}

/** Several checks of one kind are combined by `allOf`. */
export function checksSchema(checks: readonly Check[]): JsonSchema {
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
      return check.counting ? atMost(check.limit, check.counting.source) : { maxLength: check.limit };
    case 'min-items':
      return { minItems: check.limit };
    case 'max-items':
      return { maxItems: check.limit };
    case 'pattern':
      return orTemplate(check.pattern.source);
    case 'forbidden':
      return { not: { type: 'string', pattern: check.texts.join('|') } };
  }
}

/** Not more than `limit` characters of the class; others do not count. */
function atMost(limit: number, characters: string): JsonSchema {
  const others = characters.replace('[', '[^');
  return orTemplate(`^(?:${others}*${characters}){0,${limit}}${others}*$`);
}

function anyCase(text: string): string {
  return [...text].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');
}
