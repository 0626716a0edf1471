import type { YamlScalar, YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import type { Check } from './field.ts';
import { isTemplate, isText } from './scalar-types.ts';

/** The checks that a value of the right type does not pass. */
export function brokenChecks(value: YamlValue, checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => !meets(value, check));
}

function meets(value: YamlValue, check: Check): boolean {
  if (value.kind === 'list') return meetsLength(value.items.length, check);
  if (value.kind !== 'scalar' || !isText(value)) return true;
  return meetsScalar(value, check) || isTemplate(value);
}

function meetsLength(length: number, check: Check): boolean {
  if (check.kind === 'max-items') return length <= check.limit;
  return check.kind !== 'min-items' || length >= check.limit;
}

function meetsScalar(value: YamlScalar, check: Check): boolean {
  const text = value.text.trim();
  switch (check.kind) {
    case 'min':
      return !(numberOf(text) < check.limit);
    case 'max':
      return !(numberOf(text) > check.limit);
    // Python counts characters, not UTF-16 units.
    case 'min-length':
      return [...text].length >= check.limit;
    case 'max-length':
      if (check.counting) return (text.match(check.counting)?.length ?? 0) <= check.limit;
      return text.length <= check.limit || [...text].length <= check.limit;
    case 'pattern':
      return check.pattern.test(text);
    case 'forbidden':
      return !check.texts.some((part) => text.includes(part));
    default:
      return true;
  }
}

/** NaN for what is no number, such as `${PORT}`: no limit applies to it. */
function numberOf(text: string): number {
  return text === '' ? Number.NaN : Number(text.replaceAll('_', ''));
}
