import { join } from 'node:path';
import { env } from 'vscode';
import { nodeKinds } from './connect/node-kinds.ts';
import { nodeThread } from './node-thread.ts';
import type { PanelHost } from './panel-host.ts';
import { readCliConfig } from './sources/blueking/read-cli-config.ts';
import { loadTranslations } from './translations.ts';
import { writeFileWhole } from './write-file.ts';
import { writeWhole } from './write-whole.ts';

/** `folder`: of the bundles. */
export function nodePanelHost(folder: string): PanelHost {
  return {
    kinds: nodeKinds,
    bkpaasCli: () => readCliConfig(),
    sendsCookies: true,
    translations: loadTranslations(join(folder, 'l10n'), env.language),
    startThread: nodeThread(join(folder, 'log-worker.js')),
    writeFile: (uri, parts) => (uri.scheme === 'file' ? writeFileWhole(uri.fsPath, parts) : writeWhole(uri, parts)),
  };
}
