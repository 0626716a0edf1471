import { accessFormats } from '../../core/effective/access-formats.ts';
import type { FolderLogSettings } from '../../core/messages/folder-log-settings.ts';
import { isRecord } from '../../core/text/is-record.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Milliseconds without another change before the files are looked at again. */
const QUIET_MS = 200;
const MAX_FOLDERS = 200;

/** Tells the log panel what the files of applications say about their logs: at once, and when that has changed. */
export class LogSettings {
  readonly #workspace: Workspace;
  readonly #tell: (folders: readonly FolderLogSettings[]) => void;
  #folders: readonly string[] = [];
  #told = '[]';
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  #isWanted = false;

  constructor(workspace: Workspace, tell: (folders: readonly FolderLogSettings[]) => void) {
    this.#workspace = workspace;
    this.#tell = tell;
  }

  /** The panel has logs of these folders now. Takes what a client sent, whatever that is. */
  watch(params: unknown): void {
    const folders = isRecord(params) ? params['folders'] : undefined;
    const texts = Array.isArray(folders) ? folders.filter((one) => typeof one === 'string') : [];
    this.#folders = texts.slice(0, MAX_FOLDERS).map((folder) => folder.replace(/\/$/, ''));
    void this.#look();
  }

  /** A text, a file or a setting has changed. */
  changed(): void {
    if (this.#folders.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), QUIET_MS);
  }

  /** One look at a time, and another one after it where something changed meanwhile. */
  async #look(): Promise<void> {
    this.#isWanted = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#compare();
      }
    } finally {
      this.#isLooking = false;
    }
  }

  async #compare(): Promise<void> {
    const settings = await Promise.all(this.#folders.map((folder) => this.#of(folder)));
    const text = JSON.stringify(settings);
    if (text === this.#told) return;
    this.#told = text;
    this.#tell(settings);
  }

  async #of(folder: string): Promise<FolderLogSettings> {
    const { thresholds, patterns } = await this.#workspace.configurationOf(folder);
    const contexts = await this.#workspace.definitionsIn(folder);
    const formats = contexts.flatMap(({ document, project }) => accessFormats(document, project));
    return { folder, accessFormats: [...new Set(formats)], thresholds, patterns };
  }
}
