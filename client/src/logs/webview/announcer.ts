import type { RowsMessage, SourceStatus } from '../messages/page-protocol.ts';
import type { PageStrings } from '../messages/page-strings.ts';
import { element, fill } from './dom.ts';

const EVERY_MS = 10_000;

/** Tells a screen reader now and then how much has come, never every line. */
export class Announcer {
  readonly #strings: () => PageStrings | undefined;
  readonly root = element('div', 'visually-hidden', { role: 'status', 'aria-live': 'polite' });
  #lines = 0;
  #failures = 0;
  #knownFailures = 0;
  #failedSources: ReadonlySet<string> = new Set();
  #timer: number | undefined;
  /** The version of the rows before the filter was changed, while nobody was told what it lets pass. */
  #unfiltered: number | undefined;

  constructor(strings: () => PageStrings | undefined) {
    this.#strings = strings;
  }

  added(lines: number): void {
    this.#lines += lines;
    if (this.#lines > 0) this.#timer ??= window.setTimeout(() => this.#say(), EVERY_MS);
  }

  /** All failures counted so far. */
  failuresAre(total: number): void {
    if (total < this.#knownFailures) this.#knownFailures = 0;
    this.#failures = total - this.#knownFailures;
  }

  /** The filter was changed while the rows had this version. */
  filterChanged(version: number): void {
    this.#unfiltered = version;
  }

  /** Rows have come; what a changed filter lets pass is told as soon as it is known: `10 of 24 lines`. */
  rowsAre({ version, building }: RowsMessage, count: string): void {
    if (this.#unfiltered === undefined || this.#unfiltered === version || building) return;
    this.#unfiltered = undefined;
    this.root.textContent = count;
  }

  /** A source that has failed is told of at once: nothing comes from it any more. */
  sourcesAre(sources: readonly SourceStatus[]): void {
    const failed = sources.filter(({ phase }) => phase === 'failed');
    const news = failed.filter(({ id }) => !this.#failedSources.has(id));
    this.#failedSources = new Set(failed.map(({ id }) => id));
    const strings = this.#strings();
    if (!strings || news.length === 0) return;
    this.root.textContent = news.map(({ label, detail }) => `${label}: ${strings.failed}. ${detail}`).join(' ');
  }

  #say(): void {
    this.#timer = undefined;
    const strings = this.#strings();
    if (!strings || !document.body.classList.contains('vscode-using-screen-reader')) return;
    this.root.textContent =
      this.#failures > 0
        ? fill(strings.newLinesErrors, this.#lines, this.#failures)
        : fill(strings.newLines, this.#lines);
    this.#knownFailures += this.#failures;
    this.#failures = 0;
    this.#lines = 0;
  }
}
