import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import type { FoundConfiguration } from '../../core/configuration/find-configuration.ts';
import { render, type Translations } from '../../core/text/l10n.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { SOURCE } from './diagnostic.ts';

/**
 * Shows what is wrong in configuration files. They are YAML that no client opens with this server, so nobody asks for
 * these diagnostics: they are pushed to every client.
 */
export class ConfigurationProblems {
  readonly #connection: Connection;
  readonly #shown = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `found` are all files that count now: problems of others are taken back. */
  publish(found: readonly FoundConfiguration[], translations: Translations): void {
    const wrong = new Map(found.filter(({ problems }) => problems.length > 0).map((one) => [one.uri, one]));
    for (const uri of this.#shown) {
      if (wrong.has(uri)) continue;
      this.#shown.delete(uri);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const [uri, { text, problems }] of wrong) {
      this.#shown.add(uri);
      const lines = new LineIndex(text);
      const diagnostics = problems.map(({ span, message }) => ({
        range: lines.rangeOf(span),
        severity: DiagnosticSeverity.Error,
        source: SOURCE,
        message: render(message, translations),
      }));
      void this.#connection.sendDiagnostics({ uri, diagnostics });
    }
  }
}
