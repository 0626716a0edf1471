import { isAbsolute, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentation } from '../../core/explain/documentation.ts';
import type { Severity } from '../../core/rules/rule.ts';
import { render } from '../../core/text/l10n.ts';
import { REPOSITORY, ruleDocumentation } from '../../features/documentation-links.ts';
import { VERSION } from '../../version.ts';
import type { CheckedFile } from '../check-file.ts';
import { jsonText } from './json-text.ts';

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
        locations: [{ physicalLocation: { artifactLocation: artifact(path), region } }],
      };
    }),
  );
  const documented = new Map(documentation().documentedRules.map((rule) => [rule.id, rule]));
  const rules = used
    .flatMap(({ id }) => documented.get(id) ?? [])
    .map((rule) => ({
      id: rule.id,
      shortDescription: { text: render(rule.title) },
      fullDescription: { text: render(rule.explanation) },
      helpUri: ruleDocumentation(rule.id),
      defaultConfiguration: { level: LEVELS[rule.severity] },
    }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'procfile-doctor', version: VERSION, informationUri: REPOSITORY, rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return jsonText(log, 2);
}

/** Relative to the folder the command runs in, which code scanning takes for the root of the repository. */
function artifact(path: string): { uri: string; uriBaseId?: string } {
  const inside = relative(process.cwd(), path);
  if (isAbsolute(inside) || inside.startsWith('..')) return { uri: pathToFileURL(path).href };
  return { uri: inside.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
