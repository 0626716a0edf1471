import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown, printable } from '../../syntax/shell/ast.ts';
import { isNeverInteger } from '../never-integer.ts';
import type { ArgparseOption, ArgparsePositional } from './spec.ts';
import { int } from './types.ts';

/**
 * argparse's `_get_value` and `_check_value`: the error text for one value; undefined when it is accepted, or
 * may be for what is not known of it.
 */
export function valueError(target: ArgparseOption | ArgparsePositional, text: string): string | undefined {
  const { type, choices } = target;
  if (!isKnown(text))
    return type === int && isNeverInteger(text) ? `invalid int value: ${pythonRepr(printable(text))}` : undefined;
  const value = type ? type.read(text) : text;
  if (value === undefined) return type?.message?.(text) ?? `invalid ${type?.name} value: ${pythonRepr(text)}`;
  if (choices && !choices.includes(value)) {
    const show = type ? (choice: string) => choice : pythonRepr;
    return `invalid choice: ${show(value)} (choose from ${choices.map(show).join(', ')})`;
  }
  return undefined;
}

/** argparse's `_get_action_name`. */
export function argumentName(target: ArgparseOption | ArgparsePositional): string {
  return 'flags' in target ? target.flags.join('/') : target.name;
}
