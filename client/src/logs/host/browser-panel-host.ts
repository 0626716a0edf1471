import { Uri } from 'vscode';
import type { Translations } from '../../../../server/src/core/text/l10n.ts';
import { browserKinds } from '../connect/browser-kinds.ts';
import type { PanelHost } from '../panel/panel-host.ts';
import { browserThread } from './browser-thread.ts';
import { writeWhole } from './write-whole.ts';

/** `folder`: of the bundles. */
export function browserPanelHost(folder: Uri, translations: Translations): PanelHost {
  return {
    kinds: browserKinds,
    bkpaasCli: undefined,
    sendsCookies: false,
    translations,
    startThread: browserThread(Uri.joinPath(folder, 'log-worker.js')),
    writeFile: writeWhole,
  };
}
