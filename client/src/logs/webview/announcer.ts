import type { SourceStatus } from '../messages/page-protocol.ts';
import type { PageStrings } from '../messages/page-strings.ts';
import { element, fill } from './dom.ts';

const EVERY_MS = 10_000;

/** Tells a screen reader now and then how much has come, never every line. */
export class Announcer {
  readonly root = element('div', 'visually-hidden', { role: 'status', 'aria-live': 'polite' });
  private lines = 0;
  private failures = 0;
  private knownFailures = 0;
  private failedSources: ReadonlySet<string> = new Set();
  private timer: number | undefined;

  constructor(private readonly strings: () => PageStrings | undefined) {}

  added(lines: number): void {
    this.lines += lines;
    if (this.lines > 0) this.timer ??= window.setTimeout(() => this.say(), EVERY_MS);
  }

  /** All failures counted so far. */
  failuresAre(total: number): void {
    if (total < this.knownFailures) this.knownFailures = 0;
    this.failures = total - this.knownFailures;
  }

  /** A source that has failed is told of at once: nothing comes from it any more. */
  sourcesAre(sources: readonly SourceStatus[]): void {
    const failed = sources.filter(({ phase }) => phase === 'failed');
    const news = failed.filter(({ id }) => !this.failedSources.has(id));
    this.failedSources = new Set(failed.map(({ id }) => id));
    const strings = this.strings();
    if (!strings || news.length === 0) return;
    this.root.textContent = news.map(({ label, detail }) => `${label}: ${strings.failed}. ${detail}`).join(' ');
  }

  private say(): void {
    this.timer = undefined;
    const strings = this.strings();
    if (!strings || !document.body.classList.contains('vscode-using-screen-reader')) return;
    this.root.textContent =
      this.failures > 0 ? fill(strings.newLinesErrors, this.lines, this.failures) : fill(strings.newLines, this.lines);
    this.knownFailures += this.failures;
    this.failures = 0;
    this.lines = 0;
  }
}
