import { type ExtensionContext, env, Uri, window, workspace } from 'vscode';
import type { Translations } from '../../server/src/core/text/l10n.ts';
import { asTranslations, translationsFile } from '../../server/src/core/text/translations.ts';
import { registerLanguageCommands } from './commands/language-commands.ts';
import { LanguageServer } from './language/language-client.ts';
import { followRenamedFiles } from './language/renamed-files.ts';
import { workerServer } from './language/worker-server.ts';
import { browserPanelHost } from './logs/host/browser-panel-host.ts';
import { registerLinesFiles } from './logs/panel/lines-files.ts';
import { LogPanel } from './logs/panel/log-panel.ts';
import { registerLogPanel } from './logs/panel/panel-on-demand.ts';
import { registerCheckTask } from './tasks/check-task.ts';

let server: LanguageServer | undefined;

/** VS Code for the Web: everything but what needs programs, sockets or a disk. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Procfile Doctor', { log: true });
  const bundles = Uri.joinPath(context.extensionUri, 'dist');
  const translations = await readTranslations(Uri.joinPath(bundles, 'l10n'));
  const language = new LanguageServer(workerServer(bundles, translations), output);
  server = language;
  context.subscriptions.push(
    output,
    language,
    registerLanguageCommands(context, language, output),
    followRenamedFiles(language),
    registerCheckTask(language),
    registerLinesFiles(context),
    registerLogPanel(() => new LogPanel(context, language, browserPanelHost(bundles, translations))),
  );
  language.startWhenNeeded();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

async function readTranslations(folder: Uri): Promise<Translations> {
  const file = translationsFile(env.language);
  if (file === undefined) return undefined;
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(folder, file));
    return asTranslations(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // English is better than no extension.
    return undefined;
  }
}
