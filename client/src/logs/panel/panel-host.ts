import type { Uri } from 'vscode';
import type { Translations } from '../../../../server/src/core/text/l10n.ts';
import type { ConnectEnvironment } from '../connect/source-kind.ts';
import type { StartThread } from '../session/log-thread.ts';
import type { TextsOf } from './signature-texts.ts';

/** What the panel needs from the place it runs in: Node, or a browser. */
export interface PanelHost extends Pick<ConnectEnvironment, 'kinds' | 'bkpaasCli' | 'sendsCookies'> {
  /** Of the core's sentences. */
  readonly translations: Translations;
  readonly textsOf: TextsOf;
  readonly startThread: StartThread;
  /** Writes a text of any length to a file. */
  writeFile(uri: Uri, parts: AsyncIterable<string>): Promise<void>;
}
