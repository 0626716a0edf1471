import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { ArgparseOption, ArgparsePositional } from './spec.ts';

/**
 * argparse's `_get_value` and `_check_value`: the error text for one value; undefined when it is accepted or not fully
 * known.
 */
export function valueError(target: ArgparseOption | ArgparsePositional, text: string): string | undefined {
  if (!isKnown(text)) return undefined;
  const { type, choices } = target;
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
