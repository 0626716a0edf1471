/**
 * Holds a YAML value against a schema the way the platform's serializers do (Django REST framework, rest_framework/
 * fields.py): unknown keys are dropped, numbers stand for texts, booleans and dates do not.
 */
import {
  entriesOf,
  type YamlEntry,
  type YamlMapping,
  type YamlScalar,
  type YamlValue,
} from '../../../syntax/yaml-value.ts';
import type { Span } from '../../../text/span.ts';
import { brokenChecks } from './check-value.ts';
import type { Field, FieldType, MappingType, Stage } from './field.ts';
import type { Path, Problem } from './problem.ts';
import { acceptsScalar, choiceOf, isIpAddress, isPort, isTemplate } from './scalar-types.ts';

interface Place {
  readonly path: Path;
  readonly field: Field | undefined;
  readonly stage: Stage;
  /** Where a missing key is reported: the key that holds the mapping. */
  readonly owner: Span;
  readonly entry: YamlEntry | undefined;
}

/** In the order of the text. Every part of the tree is read once, however many aliases lead to it. */
export function validate(root: YamlMapping, schema: MappingType): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<YamlValue, Set<FieldType>>();
  const start = { start: root.span.start, end: root.span.start };
  const firstKey = root.entries[0]?.key.span ?? start;
  visitMapping(root, schema, { path: [], field: undefined, stage: 'prepare', owner: firstKey, entry: undefined });
  return problems.sort((a, b) => a.span.start - b.span.start);

  function visit(value: YamlValue, type: FieldType, place: Place): void {
    const types = seen.get(value) ?? new Set();
    if (types.has(type)) return;
    seen.set(value, types.add(type));
    const at = { path: place.path, field: place.field, stage: place.stage };
    if (value.kind === 'opaque' || type.kind === 'anything' || type.kind === 'version') return;
    if (value.kind === 'scalar' && value.type === 'null') {
      if (place.field?.nullable) return;
      const stage = place.field?.nullRefusedBy ?? place.stage;
      const span = value.written === '' ? place.owner : value.span;
      problems.push({ ...at, kind: 'null-value', stage, span, entry: place.entry, type });
      return;
    }
    if (type.kind === 'text-or-mapping') {
      if (value.kind === 'scalar' && value.type === 'str') return;
      visit(value, type.mapping, place);
      return;
    }
    if (!hasKind(value, type)) {
      if (value.kind !== 'scalar' || !isTemplate(value))
        problems.push({ ...at, kind: 'wrong-type', span: value.span, value, type });
      return;
    }
    if (value.kind === 'mapping') visitEntries(value, type, place);
    else if (value.kind === 'list') visitItems(value, type, place);
    else visitScalar(value, type, at);
    for (const check of brokenChecks(value, place.field?.checks ?? []))
      problems.push({ ...at, kind: 'check', span: value.span, stage: check.stage, value, check });
  }

  function visitScalar(value: YamlScalar, type: FieldType, at: Pick<Place, 'path' | 'field' | 'stage'>): void {
    const problem = { ...at, span: value.span, value };
    if (isTemplate(value)) return;
    if (type.kind === 'port' && !isPort(value.text))
      problems.push({ ...problem, kind: 'not-allowed', stage: type.refusedBy, type, message: type.message });
    if (type.kind === 'ip-address' && !isIpAddress(value.text))
      problems.push({ ...problem, kind: 'not-allowed', type, message: 'Enter a valid IPv4 or IPv6 address.' });
    if (type.kind === 'string' || type.kind === 'choice') {
      if (value.text.trim() === '' && !(type.kind === 'string' && type.blank))
        problems.push({ ...problem, kind: 'blank-value' });
      else if (type.kind === 'choice' && !choiceOf(value.text, type))
        problems.push({
          ...problem,
          kind: 'not-allowed',
          type,
          message: type.message ?? '"{value}" is not a valid choice.',
        });
      else if (type.kind === 'string' && value.type !== 'str' && value.text !== value.written)
        problems.push({ ...problem, kind: 'changed-value' });
    }
  }

  function visitItems(list: Extract<YamlValue, { kind: 'list' }>, type: FieldType, place: Place): void {
    if (type.kind !== 'list') return;
    const at = { path: place.path, field: place.field, stage: place.stage };
    if (list.items.length === 0 && type.emptyRefused)
      problems.push({ ...at, kind: 'empty-collection', span: list.span, value: list });
    list.items.forEach((item, index) => {
      const path = [...place.path, index];
      const owner = item.kind === 'mapping' ? (item.entries[0]?.key.span ?? item.span) : item.span;
      visit(item, type.item, { ...place, path, field: undefined, owner, entry: undefined });
      for (const check of brokenChecks(item, type.itemChecks ?? []))
        problems.push({
          ...at,
          path,
          field: undefined,
          kind: 'check',
          span: item.span,
          stage: check.stage,
          value: item,
          check,
        });
    });
  }

  function visitEntries(mapping: YamlMapping, type: FieldType, place: Place): void {
    if (type.kind === 'mapping') visitMapping(mapping, type, place);
    if (type.kind !== 'named') return;
    if (mapping.entries.length === 0 && type.emptyRefused)
      problems.push({ ...place, kind: 'empty-collection', span: mapping.span, value: mapping });
    for (const entry of entriesOf(mapping)) {
      const path = [...place.path, entry.name];
      visit(entry.value, type.value, { ...place, path, field: undefined, owner: entry.key.span, entry });
    }
  }

  function visitMapping(mapping: YamlMapping, type: MappingType, place: Place): void {
    const entries = entriesOf(mapping);
    for (const entry of entries) visitEntry(entry, mapping, type, place);
    for (const missing of type.fields) {
      if (!missing.required || entries.some((entry) => entry.name === missing.key)) continue;
      const path = [...place.path, missing.key];
      const at = { path, field: place.field, span: place.owner, stage: missing.required };
      problems.push({ ...at, kind: 'missing-key', key: missing.key, mapping, missing });
    }
  }

  function visitEntry(entry: YamlEntry, mapping: YamlMapping, type: MappingType, place: Place): void {
    const path = [...place.path, entry.name];
    const span = entry.key.span;
    const field = type.fields.find((candidate) => candidate.key === entry.name);
    const at = { path, span, stage: place.stage };
    if (field) {
      if (field.deprecated) problems.push({ ...at, kind: 'deprecated-key', entry, field });
      const stage = field.stages[0] ?? place.stage;
      visit(entry.value, field.type, { path, field, stage, owner: span, entry });
      return;
    }
    const ignored = type.ignored?.find(({ key }) => key === entry.name);
    if (ignored) problems.push({ ...at, field: undefined, kind: 'ignored-key', entry, mapping, ignored });
    else problems.push({ ...at, field: undefined, kind: 'unknown-key', entry, mapping, type });
  }
}

function hasKind(value: YamlValue, type: FieldType): boolean {
  switch (type.kind) {
    case 'mapping':
    case 'named':
    case 'free-mapping':
      return value.kind === 'mapping';
    case 'list':
      return value.kind === 'list';
    default:
      return value.kind === 'scalar' && acceptsScalar(value, type);
  }
}
