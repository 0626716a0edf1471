import { type ExtensionContext, env, Uri, window, workspace } from 'vscode';
import { registerCheckTask } from './check-task.ts';
import { LanguageServer } from './language-client.ts';
import { registerLanguageCommands } from './language-commands.ts';
import { browserPanelHost } from './logs/browser-panel-host.ts';
import { registerLogPanel } from './logs/panel.ts';
import { workerServer } from './worker-server.ts';

let server: LanguageServer | undefined;

/** VS Code for the Web: everything but what needs programs, sockets or a disk. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Procfile Doctor', { log: true });
  const bundles = Uri.joinPath(context.extensionUri, 'dist');
  const translations = await readTranslations(Uri.joinPath(bundles, 'l10n', 'zh-cn.json'));
  server = new LanguageServer(workerServer(bundles, translations), output);
  context.subscriptions.push(
    output,
    server,
    registerLanguageCommands(context, server, output),
    registerCheckTask(server),
  );
  registerLogPanel(context, server, browserPanelHost(bundles, translations));
  server.startWhenNeeded();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** English without them. */
async function readTranslations(file: Uri): Promise<Record<string, string>> {
  if (!env.language.toLowerCase().startsWith('zh')) return {};
  try {
    return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as Record<string, string>;
  } catch {
    return {};
  }
}
