import { Uri, workspace } from 'vscode';
import type { Translations } from '../../../../server/src/core/text/l10n.ts';
import { browserKinds } from '../connect/browser-kinds.ts';
import type { PanelHost } from '../panel/panel-host.ts';
import { readSignatureTexts, SIGNATURE_TEXTS_FILE, type TextsOf } from '../panel/signature-texts.ts';
import { browserThread } from './browser-thread.ts';
import { writeWhole } from './write-whole.ts';

/** `folder`: of the bundles. */
export function browserPanelHost(folder: Uri, translations: Translations): PanelHost {
  let textsOf: TextsOf = () => undefined;
  // The thread, of which every signature comes, waits for it. Logs without these words are better than no logs.
  const isReady = workspace.fs.readFile(Uri.joinPath(folder, SIGNATURE_TEXTS_FILE)).then(
    (bytes) => {
      textsOf = readSignatureTexts(new TextDecoder().decode(bytes));
    },
    () => undefined,
  );
  return {
    kinds: browserKinds,
    bkpaasCli: undefined,
    sendsCookies: false,
    translations,
    textsOf: (signature) => textsOf(signature),
    startThread: browserThread(Uri.joinPath(folder, 'log-worker.js'), isReady),
    writeFile: writeWhole,
  };
}
