import { relative } from 'node:path';
import type { Severity } from '../core/rules/rule.ts';
import { render } from '../core/text/l10n.ts';
import { ruleDocumentation } from '../features/documentation-links.ts';
import type { CheckedFile } from './check-file.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 (OASIS); regions count lines and columns from 1, columns in UTF-16 code units. */
export function sarif(files: readonly CheckedFile[]): string {
  const used = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))];
  const results = files.flatMap(({ path, document, findings }) =>
    findings.map(({ rule, severity, message, span }) => {
      const { start, end } = document.lines.rangeOf(span);
      const region = {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      };
      return {
        ruleId: rule.id,
        ruleIndex: used.indexOf(rule),
        level: LEVELS[severity],
        message: { text: render(message) },
        locations: [{ physicalLocation: { artifactLocation: { uri: relativeUri(path) }, region } }],
      };
    }),
  );
  const rules = used.map((rule) => ({
    id: rule.id,
    shortDescription: { text: render(rule.title) },
    fullDescription: { text: render(rule.explanation) },
    helpUri: ruleDocumentation(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'procfile-doctor', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function relativeUri(path: string): string {
  return relative(process.cwd(), path).split(/[\\/]/).map(encodeURIComponent).join('/');
}
