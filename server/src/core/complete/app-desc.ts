/**
 * Keys and values of app_desc.yaml. The file is being written and rarely is YAML at the caret, so the place is found by
 * indentation, not in the tree.
 */
import { choicesOf, explainField } from '../explain/app-desc-key.ts';
import type { Document } from '../model/document.ts';
import { readAppDesc } from '../platforms/blueking/app-desc.ts';
import type { Field, FieldType, MappingType, SpecVersion } from '../platforms/blueking/schema/field.ts';
import { CONTAINER_PORT, PORT_VARIABLE } from '../platforms/blueking/schema/limits.data.ts';
import { SCHEMAS } from '../platforms/blueking/schema/versions.ts';
import { resolvePlain } from '../syntax/yaml/yaml-1-1.ts';
import { type Text, t } from '../text/l10n.ts';
import { span } from '../text/span.ts';
import { completeAlias } from './aliases.ts';
import { contextAt, type YamlContext } from './app-desc-context.ts';
import type { Completion } from './completion.ts';

/** Keys whose value is a command line. */
export const COMMAND_KEYS: readonly string[] = ['command', 'procCommand', 'pre_release_hook'];

export function completeAppDesc(document: Document, offset: number): Completion[] {
  const { syntax, text } = document;
  if (syntax.kind !== 'app-desc') return [];
  const aliases = completeAlias(document, offset);
  if (aliases) return aliases;
  const { schema } = readAppDesc(syntax);
  const version = schema === SCHEMAS[3] ? 3 : 2;
  const context = contextAt(text, offset);
  if (!context) return [];
  const type = typeAt(schema, context.path);
  if (context.role === 'value') return type ? values(type, context) : [];
  if (context.path.length === 0 && context.siblings.length === 0) return [...skeletons(context), ...topLevel(context)];
  return type?.kind === 'mapping' ? keys(type, context, version) : [];
}

/** The type of what stands under a path of keys; items of lists have no key. */
function typeAt(schema: MappingType, path: readonly string[]): FieldType | undefined {
  let type: FieldType | undefined = schema;
  for (const key of path) {
    type = type && inside(type);
    if (type?.kind === 'named') type = type.value;
    else if (type?.kind === 'mapping') type = type.fields.find((field) => field.key === key)?.type;
    else return undefined;
  }
  return type && inside(type);
}

function inside(type: FieldType): FieldType {
  if (type.kind === 'list') return inside(type.item);
  return type.kind === 'text-or-mapping' ? type.mapping : type;
}

function keys({ fields }: MappingType, { siblings, prefix, offset }: YamlContext, version: SpecVersion): Completion[] {
  const place = span(offset - prefix.length, offset);
  return fields
    .filter(({ key }) => !siblings.includes(key))
    .map((field, at) => ({
      label: field.key,
      kind: 'key',
      span: place,
      newText: isNested(field) ? `${field.key}:` : `${field.key}: `,
      ...(!isNested(field) && (COMMAND_KEYS.includes(field.key) || hasValues(field)) && { opensValues: true }),
      ...(field.required && { detail: t('required') }),
      explain: () => explainField(field, version),
      // As the schema has them: what most files have comes first.
      rank: 100 * rankOf(field) + at,
    }));
}

function rankOf({ required, deprecated }: Field): number {
  if (required) return 0;
  return deprecated ? 2 : 1;
}

function isNested({ type }: Field): boolean {
  return !['string', 'integer', 'boolean', 'port', 'choice', 'ip-address', 'version'].includes(type.kind);
}

function hasValues({ type }: Field): boolean {
  return valuesOf(type).length > 0;
}

function values(type: FieldType, { prefix, offset }: YamlContext): Completion[] {
  const place = span(offset - prefix.length, offset);
  return valuesOf(type).map(({ value, description }, rank) => ({
    label: value,
    kind: 'value',
    span: place,
    newText: type.kind === 'string' || type.kind === 'choice' ? asText(value) : value,
    ...(description && {
      detail: description,
      explain: () => ({ title: value, paragraphs: [description], facts: [], documentation: undefined }),
    }),
    rank,
  }));
}

function valuesOf(type: FieldType): readonly { readonly value: string; readonly description?: Text }[] {
  switch (type.kind) {
    case 'boolean':
      return [{ value: 'true' }, { value: 'false' }];
    case 'port':
      return [{ value: PORT_VARIABLE }, { value: String(CONTAINER_PORT) }];
    case 'version':
      return [{ value: String(type.value) }];
    default:
      return choicesOf(type);
  }
}

/** In quotes where YAML would read something else than a text. */
function asText(value: string): string {
  return resolvePlain(value).type === 'str' ? value : `"${value}"`;
}

function topLevel({ prefix, offset }: YamlContext): Completion[] {
  return [2, 3].map((version, rank) => ({
    label: version === 2 ? 'spec_version' : 'specVersion',
    kind: 'key',
    span: span(offset - prefix.length, offset),
    newText: version === 2 ? 'spec_version: 2' : 'specVersion: 3',
    rank: 10 + rank,
  }));
}

/** A whole file for a Python application, for an empty one. */
function skeletons({ prefix, offset }: YamlContext): Completion[] {
  const place = span(offset - prefix.length, offset);
  const shared = { kind: 'snippet', span: place, isSnippet: true } as const;
  return [
    {
      ...shared,
      label: 'spec_version: 2 …',
      newText: SKELETON_V2,
      detail: t('for every kind of application'),
      rank: 0,
    },
    {
      ...shared,
      label: 'specVersion: 3 …',
      newText: SKELETON_V3,
      detail: t('for cloud-native applications'),
      rank: 1,
    },
  ];
}

const COMMAND = '${2:gunicorn wsgi -w 4 -b :\\$PORT --access-logfile - --error-logfile -}';
const SKELETON_V2 = `spec_version: 2
module:
  language: \${1:Python}
  processes:
    web:
      command: ${COMMAND}
      plan: \${3:4C1G5R}
$0`;
const SKELETON_V3 = `specVersion: 3
module:
  language: \${1:Python}
  spec:
    processes:
      - name: web
        procCommand: ${COMMAND}
        resQuotaPlan: \${3:default}
        services:
          - name: web
            targetPort: 5000
            port: 80
            exposedType:
              name: bk/http
$0`;
