import { render } from '../../core/text/l10n.ts';
import type { CheckedFile } from '../check-file.ts';
import { jsonText } from './json-text.ts';
import { summarise } from './summary.ts';

/** One JSON document; positions are zero-based and count UTF-16 code units, as in LSP. */
export function json(files: readonly CheckedFile[]): string {
  const report = {
    files: files.map(({ path, document, findings }) => ({
      path,
      diagnostics: findings.map(({ rule, severity, message, span, fixes }) => ({
        rule: rule.id,
        severity,
        message: render(message),
        range: document.lines.rangeOf(span),
        fixes: (fixes?.() ?? []).map(({ title, preferred, safe }) => ({ title: render(title), preferred, safe })),
      })),
    })),
    summary: summarise(files),
  };
  return jsonText(report, 2);
}
