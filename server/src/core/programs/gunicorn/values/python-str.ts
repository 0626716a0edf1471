import { type PythonValue, reprOf } from '../../../syntax/python/python-value.ts';

/** `str(value)`, as `%s` shows it in messages; `…` for what is not known. */
export function pythonStr(value: PythonValue): string {
  return value.kind === 'str' ? value.value : reprOf(value);
}
