import { type ExtensionContext, window } from 'vscode';
import { registerDiagnose } from './commands/diagnose.ts';
import { registerRestart } from './commands/restart.ts';
import { registerShowEffectiveConfiguration } from './commands/show-effective-configuration.ts';
import { registerShowOutput } from './commands/show-output.ts';
import { LanguageServer } from './language-client.ts';
import { registerLogPanel } from './logs/panel.ts';

let server: LanguageServer | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Procfile Doctor', { log: true });
  server = new LanguageServer(context.asAbsolutePath('dist/server.js'), output);
  context.subscriptions.push(
    output,
    server,
    registerRestart(server),
    registerShowOutput(output),
    registerShowEffectiveConfiguration(server),
    registerDiagnose(server),
  );
  registerLogPanel(context, server);
  server.startWhenNeeded();
}

/** VS Code waits for this promise (up to five seconds), so the server can end in order. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
