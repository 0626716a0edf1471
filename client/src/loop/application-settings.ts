import { type HealthThresholds, healthThresholds } from '../../../server/src/core/logs/health/thresholds.ts';
import type { UserPattern } from '../../../server/src/core/logs/signatures/user-patterns.ts';
import {
  type FolderLogSettings,
  readFolderLogSettings,
} from '../../../server/src/core/messages/folder-log-settings.ts';
import { LOG_FOLDERS, LOG_SETTINGS, type LogFoldersParams } from '../../../server/src/core/messages/loop-messages.ts';
import type { SessionReading } from '../logs/messages/worker-protocol.ts';
import type { LogFolders } from './log-folders.ts';

/** What the settings of the editor say of logs. */
export interface EditorLogSettings {
  readonly thresholds: HealthThresholds;
  readonly patterns: readonly UserPattern[];
}

/** The language server, as far as it is needed here. */
interface SettingsServer {
  isRunning(): boolean;
  wake(): void;
  notify(method: string, params: object): void;
  onNotification(method: string, listener: (params: unknown) => void): void;
  onDidStart(listener: () => void): unknown;
}

/**
 * What is known of the applications whose logs are read: from their files by way of the language server, which reads them,
 * else from the settings of the editor. A file counts more: it says the same in the terminal.
 */
export class ApplicationSettings {
  readonly #server: SettingsServer;
  readonly #folders: Pick<LogFolders, 'of'>;
  readonly #editor: () => EditorLogSettings;
  readonly #changed: () => void;
  readonly #sources = new Set<string>();
  #found: ReadonlyMap<string, FolderLogSettings> = new Map();
  /** The folders that the server was asked for. */
  #asked: readonly string[] = [];

  constructor(
    server: SettingsServer,
    folders: Pick<LogFolders, 'of'>,
    editor: () => EditorLogSettings,
    changed: () => void,
  ) {
    this.#server = server;
    this.#folders = folders;
    this.#editor = editor;
    this.#changed = changed;
    server.onNotification(LOG_SETTINGS, (params) => {
      this.#found = new Map(readFolderLogSettings(params).map((one) => [one.folder, one]));
      this.#changed();
    });
    // A new server knows of no folder.
    server.onDidStart(() => {
      if (this.#asked.length > 0) this.#ask();
    });
  }

  add(source: string): void {
    this.#sources.add(source);
  }

  /** The folder of a source is another one than before. */
  foldersChanged(): void {
    const folders = [...new Set([...this.#sources].flatMap((source) => this.#folders.of(source) ?? []))].sort();
    if (folders.join('\n') === this.#asked.join('\n')) return;
    this.#asked = folders;
    // A server that does not run has nothing to take back.
    if (folders.length === 0) this.#found = new Map();
    if (this.#server.isRunning()) this.#ask();
    else if (folders.length > 0) this.#server.wake();
  }

  thresholdsOf(folder: string | undefined): HealthThresholds {
    const own = folder === undefined ? undefined : this.#found.get(folder)?.thresholds;
    return healthThresholds(own ?? {}, this.#editor().thresholds);
  }

  /** For the figures of all sources together: those of their folder, if it is one. */
  get thresholds(): HealthThresholds {
    return this.thresholdsOf(this.#asked.length === 1 ? this.#asked[0] : undefined);
  }

  get reading(): SessionReading {
    const patterns = [...this.#editor().patterns, ...[...this.#found.values()].flatMap((one) => one.patterns)];
    return {
      formats: [...this.#sources].map((source) => [source, this.#settingsOf(source)?.accessFormats ?? []]),
      patterns: [...new Map(patterns.map((pattern) => [pattern.id, pattern])).values()],
      poolLimit: this.thresholds.poolUse,
    };
  }

  #settingsOf(source: string): FolderLogSettings | undefined {
    return this.#found.get(this.#folders.of(source) ?? '');
  }

  #ask(): void {
    this.#server.notify(LOG_FOLDERS, { folders: this.#asked } satisfies LogFoldersParams);
  }
}
