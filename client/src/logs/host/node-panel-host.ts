import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'vscode';
import type { Translations } from '../../../../server/src/core/text/l10n.ts';
import { asTranslations, translationsFile } from '../../../../server/src/core/text/translations.ts';
import { nodeKinds } from '../connect/node-kinds.ts';
import type { PanelHost } from '../panel/panel-host.ts';
import { SIGNATURE_TEXTS_FILE } from '../panel/signature-texts.ts';
import { readCliConfig } from '../sources/blueking/read-cli-config.ts';
import { nodeThread } from './node-thread.ts';
import { signatureTextsIn } from './signature-texts-file.ts';
import { writeFileWhole } from './write-file.ts';
import { writeWhole } from './write-whole.ts';

/** `folder`: of the bundles. */
export function nodePanelHost(folder: string): PanelHost {
  return {
    kinds: nodeKinds,
    bkpaasCli: () => readCliConfig(),
    sendsCookies: true,
    translations: readTranslations(join(folder, 'l10n')),
    textsOf: signatureTextsIn(join(folder, SIGNATURE_TEXTS_FILE)),
    startThread: nodeThread(join(folder, 'log-worker.js')),
    writeFile: (uri, parts) => (uri.scheme === 'file' ? writeFileWhole(uri.fsPath, parts) : writeWhole(uri, parts)),
  };
}

function readTranslations(folder: string): Translations {
  const file = translationsFile(env.language);
  if (file === undefined) return undefined;
  try {
    return asTranslations(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  } catch {
    // English is better than no panel.
    return undefined;
  }
}
