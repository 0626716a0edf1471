import { render, type Text } from '../core/text/l10n.ts';
import { visibleLine } from '../core/text/visible-text.ts';

/** A sentence for a terminal: one line, in English. */
export function inWords(text: Text): string {
  return visibleLine(render(text));
}
