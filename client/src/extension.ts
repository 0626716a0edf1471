import { type ExtensionContext, window } from 'vscode';
import { registerCheckTask } from './check-task.ts';
import { LanguageServer } from './language-client.ts';
import { registerLanguageCommands } from './language-commands.ts';
import { nodePanelHost } from './logs/node-panel-host.ts';
import { registerLogPanel } from './logs/panel.ts';
import { nodeServer } from './node-server.ts';

let server: LanguageServer | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Procfile Doctor', { log: true });
  server = new LanguageServer(nodeServer(context.asAbsolutePath('dist/server.js')), output);
  context.subscriptions.push(
    output,
    server,
    registerLanguageCommands(context, server, output),
    registerCheckTask(server),
  );
  registerLogPanel(context, server, nodePanelHost(context.asAbsolutePath('dist')));
  server.startWhenNeeded();
}

/** VS Code waits for this promise (up to five seconds), so the server can end in order. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
