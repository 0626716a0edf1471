/**
 * Holds a YAML value against a schema the way the platform's serializers do (Django REST framework, rest_framework/
 * fields.py): unknown keys are dropped, numbers stand for texts, booleans and dates do not.
 */
import {
  isCollection,
  type YamlEntry,
  type YamlList,
  type YamlMapping,
  type YamlOrigin,
  type YamlScalar,
  type YamlValue,
} from '../../../syntax/yaml/yaml-value.ts';
import type { Span } from '../../../text/span.ts';
import { brokenChecks } from './check-value.ts';
import type { Check, Field, FieldType, MappingType, Stage } from './field.ts';
import { fieldIndex } from './field-index.ts';
import type { Path, Problem } from './problem.ts';
import { acceptsScalar, choiceOf, isIpAddress, isPort, isTemplate } from './scalar-types.ts';

/** A place on the path from the top, as a linked list; a path is only made of it where there is a problem. */
interface Place {
  readonly parent: Place | undefined;
  /** Undefined where messages do not show it. */
  readonly key: string | number | undefined;
  readonly field: Field | undefined;
  readonly stage: Stage;
  /** Where a missing key is reported: the key that holds the mapping. */
  readonly owner: Span;
  readonly entry: YamlEntry | undefined;
}

/** In the order of the text. What has an anchor is read once for each of its types, however many aliases lead to it. */
export function validate(root: YamlMapping, schema: MappingType): readonly Problem[] {
  const validator = new Validator();
  const owner = root.entries[0]?.key.span ?? { start: root.span.start, end: root.span.start };
  const top: Place = { parent: undefined, key: '', field: undefined, stage: 'prepare', owner, entry: undefined };
  validator.mapping(root, schema, top);
  return validator.problems.sort((a, b) => a.span.start - b.span.start);
}

/** The type for which a collection was found to have no problem. */
const faultless = new WeakMap<YamlOrigin, FieldType>();

class Validator {
  readonly problems: Problem[] = [];
  readonly #seen = new Map<YamlValue, Set<FieldType>>();
  #passedOver = 0;

  mapping(mapping: YamlMapping, type: MappingType, place: Place): void {
    const { byKey, required } = fieldIndex(type);
    for (const entry of mapping.effective) {
      const field = byKey.get(entry.name);
      if (field) this.#field(entry, field, place);
      else this.#unknown(entry, mapping, type, place);
    }
    if (required.length === 0) return;
    const given = new Set(mapping.effective.map(({ name }) => name));
    for (const missing of required) {
      if (!missing.required || given.has(missing.key) || missing.insteadOf?.every((key) => given.has(key))) continue;
      const { key, required: stage } = missing;
      const path = [...pathOf(place), missing.shownAs ?? key];
      const { field, owner: span } = place;
      this.problems.push({ kind: 'missing-key', path, field, span, stage, key, mapping, missing });
    }
  }

  #field(entry: YamlEntry, field: Field, parent: Place): void {
    const span = entry.key.span;
    const place = { parent, key: entry.name, field, stage: field.stages[0] ?? parent.stage, owner: span, entry };
    if (field.deprecated) {
      this.problems.push({ path: pathOf(place), span, stage: parent.stage, kind: 'deprecated-key', entry, field });
    }
    this.#value(entry.value, field.type, place);
  }

  #unknown(entry: YamlEntry, mapping: YamlMapping, type: MappingType, place: Place): void {
    const { stage } = place;
    const { span } = entry.key;
    const path = [...pathOf(place), entry.name];
    const ignored = type.ignored?.find(({ key }) => key === entry.name);
    if (ignored)
      this.problems.push({ kind: 'ignored-key', path, span, stage, field: undefined, entry, mapping, ignored });
    else this.problems.push({ kind: 'unknown-key', path, span, stage, field: undefined, entry, mapping, type });
  }

  #value(value: YamlValue, type: FieldType, place: Place): void {
    // Where no field adds anything, what is wrong with a collection depends on what is written in it alone.
    if (place.field || !isCollection(value)) this.#judge(value, type, place);
    else if (faultless.get(value.origin) !== type) {
      const before = this.problems.length + this.#passedOver;
      this.#judge(value, type, place);
      if (this.problems.length + this.#passedOver === before) faultless.set(value.origin, type);
    }
  }

  #judge(value: YamlValue, type: FieldType, place: Place): void {
    if (value.shared && this.#isSeen(value, type)) {
      this.#passedOver++;
      return;
    }
    if (value.kind === 'opaque' || type.kind === 'anything' || type.kind === 'version') return;
    if (value.kind === 'scalar' && value.type === 'null') {
      this.#null(value, type, place);
      return;
    }
    if (type.kind === 'text-or-mapping') {
      if (value.kind !== 'scalar' || value.type !== 'str') this.#value(value, type.mapping, place);
      else this.#shortened(value, type, place);
      return;
    }
    if (!hasKind(value, type)) {
      if (value.kind === 'scalar' && isTemplate(value)) return;
      this.problems.push({ ...at(place), kind: 'wrong-type', span: value.span, value, type, entry: place.entry });
      return;
    }
    if (value.kind === 'mapping') this.#entries(value, type, place);
    else if (value.kind === 'list') this.#items(value, type, place);
    else if (this.#scalar(value, type, place)) return;
    if (!place.field?.checks) return;
    for (const check of withoutWeaker(brokenChecks(value, place.field.checks)))
      this.problems.push({ ...at(place), kind: 'check', span: value.span, stage: check.stage, value, check });
  }

  /** A text in place of a mapping is checked as the value of the key that it stands for. */
  #shortened(
    value: YamlScalar,
    { mapping, textKey }: Extract<FieldType, { kind: 'text-or-mapping' }>,
    parent: Place,
  ): void {
    const field = fieldIndex(mapping).byKey.get(textKey);
    if (!field) return;
    const place = { parent, key: textKey, field, stage: parent.stage, owner: value.span, entry: undefined };
    this.#value(value, field.type, place);
  }

  #isSeen(value: YamlValue, type: FieldType): boolean {
    const types = this.#seen.get(value) ?? new Set();
    const isSeen = types.has(type);
    this.#seen.set(value, types.add(type));
    return isSeen;
  }

  #null(value: YamlScalar, type: FieldType, place: Place): void {
    if (place.field?.nullable) return;
    const stage = place.field?.nullRefusedBy ?? place.stage;
    const span = value.written === '' ? place.owner : value.span;
    this.problems.push({ ...at(place), kind: 'null-value', stage, span, entry: place.entry, type });
  }

  /** True for a value of which nothing more is to be said. */
  #scalar(value: YamlScalar, type: FieldType, place: Place): boolean {
    const found = scalarProblem(value, type);
    if (found && !isTemplate(value)) this.problems.push({ ...at(place), span: value.span, value, ...found });
    return found?.kind === 'blank-value';
  }

  #items(list: YamlList, type: FieldType, parent: Place): void {
    if (type.kind !== 'list') return;
    if (list.items.length === 0 && type.emptyRefused)
      this.problems.push({ ...at(parent), kind: 'empty-collection', span: list.span, value: list });
    for (const [index, item] of list.items.entries()) {
      const key = type.unnumbered ? undefined : index;
      const owner = item.kind === 'mapping' ? (item.entries[0]?.key.span ?? item.span) : item.span;
      const place = { parent, key, field: undefined, stage: parent.stage, owner, entry: undefined };
      this.#value(item, type.item, place);
      if (!type.itemChecks) continue;
      for (const check of brokenChecks(item, type.itemChecks))
        this.problems.push({ ...at(place), kind: 'check', span: item.span, stage: check.stage, value: item, check });
    }
  }

  #entries(mapping: YamlMapping, type: FieldType, parent: Place): void {
    if (type.kind === 'mapping') this.mapping(mapping, type, parent);
    if (type.kind !== 'named') return;
    if (mapping.entries.length === 0 && type.emptyRefused)
      this.problems.push({ ...at(parent), kind: 'empty-collection', span: mapping.span, value: mapping });
    for (const entry of mapping.effective) {
      const owner = entry.key.span;
      const place = { parent, key: entry.name, field: undefined, stage: parent.stage, owner, entry };
      this.#value(entry.value, type.value, place);
    }
  }
}

/** Of two lower limits the first that refuses: a deploy that stops before the build has no release. */
function withoutWeaker(broken: readonly Check[]): readonly Check[] {
  return broken.filter(({ kind }, i) => kind !== 'min' || broken.findIndex((other) => other.kind === kind) === i);
}

function at(place: Place): Pick<Problem, 'path' | 'field' | 'stage'> {
  return { path: pathOf(place), field: place.field, stage: place.stage };
}

function pathOf(place: Place): Path {
  const path: (string | number)[] = [];
  for (let one: Place | undefined = place; one?.parent; one = one.parent) {
    const shown = one.field?.shownAs ?? one.key;
    if (shown !== undefined) path.unshift(shown);
  }
  return path;
}

/** A value of the right kind that is refused, or becomes another one. */
function scalarProblem(value: YamlScalar, type: FieldType) {
  switch (type.kind) {
    case 'port':
      if (value.text.trim() === '') return { kind: 'blank-value' } as const;
      return isPort(value.text)
        ? undefined
        : ({ kind: 'not-allowed', stage: type.refusedBy, type, message: type.message } as const);
    case 'ip-address':
      if (value.text.trim() === '') return { kind: 'blank-value' } as const;
      return isIpAddress(value.text)
        ? undefined
        : ({ kind: 'not-allowed', type, message: 'Enter a valid IPv4 or IPv6 address.' } as const);
    case 'choice':
      if (value.text.trim() === '' && type.checkedLater) return { kind: 'blank-value' } as const;
      return choiceOf(value.text, type)
        ? undefined
        : ({ kind: 'not-allowed', type, message: type.message ?? wordsOfChoice(type) } as const);
    case 'string':
      if (value.text.trim() === '' && type.blank !== true)
        return { kind: 'blank-value', ...(type.blank && { stage: type.blank }) } as const;
      return value.type !== 'str' && value.text !== value.written ? ({ kind: 'changed-value' } as const) : undefined;
    default:
      return undefined;
  }
}

/** Nothing is known of the words where the choice is demanded later. */
function wordsOfChoice({ checkedLater }: Extract<FieldType, { kind: 'choice' }>): string | undefined {
  return checkedLater ? undefined : '"{value}" is not a valid choice.';
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
