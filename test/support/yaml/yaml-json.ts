import { parseAppDesc } from '../../../server/src/core/syntax/app-desc.ts';
import type { YamlValue } from '../../../server/src/core/syntax/yaml/yaml-value.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** As a YAML 1.1 reader gives it to a validator; a date is a text. */
export function toJson(value: YamlValue | undefined): Json {
  if (value?.kind === 'mapping') {
    return Object.fromEntries(value.effective.map(({ name, value: inner }) => [name, toJson(inner)]));
  }
  if (value?.kind === 'list') return value.items.map(toJson);
  if (value?.kind !== 'scalar' || value.type === 'null') return null;
  if (value.type === 'bool') return value.text === 'True';
  return value.type === 'int' || value.type === 'float' ? Number(value.text) : value.text;
}

export function jsonOf(text: string): Json {
  return toJson(parseAppDesc(text).root);
}
