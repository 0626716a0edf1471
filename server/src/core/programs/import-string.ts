import { isKnown } from '../syntax/shell/ast.ts';
import type { ArgumentError, ArgumentValue } from './program.ts';

/** Whether text has the form `MODULE:ATTRIBUTE`; true also for text that is not fully known. */
export function isImportString(text: string): boolean {
  const colon = text.indexOf(':');
  return !isKnown(text) || (colon > 0 && colon < text.length - 1);
}

/** The error about an application that is no `MODULE:ATTRIBUTE`. */
export function wrongReference(value: ArgumentValue, text: string, exitCode: number): ArgumentError {
  return { kind: 'app-reference', span: value.span, option: undefined, text, exitCode };
}
