import type { Severity } from '../../core/rules/rule.ts';
import { render } from '../../core/text/l10n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { CheckedFile } from '../check-file.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions, one a line; lines and columns from 1. */
export function github(files: readonly CheckedFile[]): string {
  let output = '';
  for (const { path, document, findings } of files) {
    for (const { rule, severity, message, span } of findings) {
      const { start, end } = document.lines.rangeOf(span);
      const properties = [
        `file=${property(path)}`,
        `line=${start.line + 1}`,
        `col=${start.character + 1}`,
        `endLine=${end.line + 1}`,
        `endColumn=${end.character + 1}`,
        `title=${property(rule.id)}`,
      ];
      output += `::${LEVELS[severity]} ${properties.join(',')}::${escaped(render(message))}\n`;
    }
  }
  return output;
}

function escaped(text: string): string {
  return visibleText(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
