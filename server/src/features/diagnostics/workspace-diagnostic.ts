import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { RuleContext } from '../../core/rules/rule.ts';
import type { Translations } from '../../core/text/l10n.ts';
import { inSteps, type Steps } from '../../workspace/steps.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { diagnostics } from './diagnostic.ts';

/** The last report about a file that is not open. */
interface Said {
  readonly id: string;
  readonly text: string;
}

/**
 * Diagnostics of the files that are not open. A client asks again and again: after its first question it gets an answer
 * when there is something new.
 */
export class WorkspaceDiagnostics {
  readonly #workspace: Workspace;
  readonly #translations: () => Translations;
  readonly #said = new Map<string, Said>();
  readonly #waiting = new Set<() => void>();
  #next = 1;

  constructor(workspace: Workspace, translations: () => Translations) {
    this.#workspace = workspace;
    this.#translations = translations;
  }

  /** Something that is no keystroke changed: files, folders, settings, what is open. */
  changed(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** `steps` are those of the first question: what is asked later is answered in the background. */
  async report(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    steps: Steps,
  ): Promise<WorkspaceDiagnosticReport> {
    for (;;) {
      const change = this.#change(token);
      const items = await this.#items(previous, previous.length === 0 ? steps : quiet(steps));
      const isNews = items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
      if (isNews || previous.length === 0 || token.isCancellationRequested) return { items };
      await change;
    }
  }

  async #items(previous: readonly PreviousResultId[], steps: Steps): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const before = new Map(previous.map(({ uri, value }) => [uri, value]));
    const closed = await this.#workspace.closedDocuments(undefined, steps);
    const report = (context: RuleContext): WorkspaceDocumentDiagnosticReport => {
      const { uri } = context.document;
      const checked = { ...context, findings: this.#workspace.check(context) };
      const found = diagnostics(checked, this.#workspace.incidentsOfClosed(checked), this.#translations());
      const resultId = this.#idOf(uri, JSON.stringify(found));
      return before.get(uri) === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: found };
    };
    const items = await inSteps(closed, report, quiet(steps));
    // A file that was not read is not a deleted file.
    if (steps.isCancelled) return items;
    // Files that are gone. Those that were opened are asked for by themselves.
    const known = new Set([...closed.map(({ document }) => document.uri), ...this.#workspace.openUris]);
    for (const { uri } of previous) {
      if (known.has(uri) || !this.#said.delete(uri)) continue;
      items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
    return items;
  }

  #idOf(uri: string, text: string): string {
    const said = this.#said.get(uri);
    if (said?.text === text) return said.id;
    const id = String(this.#next++);
    this.#said.set(uri, { id, text });
    return id;
  }

  #change(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const cancelled = token.onCancellationRequested(() => wake());
      const wake = (): void => {
        cancelled.dispose();
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }
}

/** Reports no progress: nobody is watching. */
function quiet(steps: Steps): Steps {
  return {
    get isCancelled() {
      return steps.isCancelled;
    },
    report: () => undefined,
  };
}
