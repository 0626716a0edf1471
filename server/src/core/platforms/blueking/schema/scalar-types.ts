/** Which scalars the serializers take for which type (encode/django-rest-framework: rest_framework/fields.py). */
import type { YamlScalar } from '../../../syntax/yaml/yaml-value.ts';
import type { Choice, FieldType } from './field.ts';
import { PORT_VARIABLE } from './limits.data.ts';

/** In letters of any size, though without the flag for that: JSON schemas have none. */
export const BOOLEAN_WORDS =
  /^(?:[tTyYfFnN10]|[yY][eE][sS]|[tT][rR][uU][eE]|[oO][nN]|[nN][oO]|[fF][aA][lL][sS][eE]|[oO][fF][fF])$/;
/**
 * `int()` of the text with a fraction of zeros taken off. Python takes the digits of any script; those of full width come from
 * Chinese keyboards.
 */
export const INTEGER = /^\s*[-+]?[0-9０-９]+(?:_[0-9０-９]+)*(?:\.0*)?\s*$/;
/** `int()` alone. */
export const PORT_NUMBER = /^\s*[-+]?[0-9０-９]+(?:_[0-9０-９]+)*\s*$/;

const IPV4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}$/;

/** True also for a text that a later check refuses: this is about the type alone. */
export function acceptsScalar(value: YamlScalar, type: FieldType): boolean {
  switch (type.kind) {
    case 'string':
      return type.onlyText ? value.type === 'str' : isText(value);
    case 'choice':
    case 'ip-address':
    case 'port':
      return isText(value);
    case 'integer':
      return value.type !== 'bool' && INTEGER.test(value.text);
    case 'boolean':
      return (
        value.type === 'bool' ||
        BOOLEAN_WORDS.test(value.type === 'float' ? value.text.replace(/\.0$/, '') : value.text)
      );
    default:
      return false;
  }
}

/** Texts and numbers: what `CharField` takes. */
export function isText(value: YamlScalar): boolean {
  return value.type === 'str' || value.type === 'int' || value.type === 'float';
}

export function isPort(text: string): boolean {
  return PORT_NUMBER.test(text) || text.trim() === PORT_VARIABLE;
}

/** Four decimal numbers, or up to eight groups of hexadecimal digits with one `::` and perhaps an IPv4 tail. */
export function isIpAddress(text: string): boolean {
  const trimmed = text.trim();
  if (!trimmed.includes(':')) return IPV4.test(trimmed);
  const [head = '', tail, ...rest] = trimmed.split('::');
  if (rest.length > 0) return false;
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  const ipv4 = groups.at(-1)?.includes('.') ? groups.pop() : undefined;
  if (ipv4 !== undefined && !IPV4.test(ipv4)) return false;
  const size = groups.length + (ipv4 === undefined ? 0 : 2);
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (tail === undefined ? size === 8 : size < 8);
}

export function choiceOf(text: string, type: Extract<FieldType, { kind: 'choice' }>): Choice | undefined {
  const given = type.checkedLater ? text.trim() : text;
  return type.choices.find(({ value }) =>
    type.caseInsensitive ? value.toLowerCase() === given.toLowerCase() : value === given,
  );
}

/** Text that another program fills in first (cookiecutter, Jinja, Go templates): its value is not known. */
export function isTemplate(value: YamlScalar): boolean {
  return TEMPLATE.test(value.written);
}

export const TEMPLATE = /\{\{|\{%|<%/;
