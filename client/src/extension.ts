import { type ExtensionContext, window } from 'vscode';
import { registerLanguageCommands } from './commands/language-commands.ts';
import { LanguageServer } from './language/language-client.ts';
import { nodeServer } from './language/node-server.ts';
import { followRenamedFiles } from './language/renamed-files.ts';
import { registerLinesFiles } from './logs/panel/lines-files.ts';
import { registerLogPanel } from './logs/panel/panel-on-demand.ts';
import { registerCheckTask } from './tasks/check-task.ts';

let server: LanguageServer | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Procfile Doctor', { log: true });
  const language = new LanguageServer(nodeServer(context.asAbsolutePath('dist/server.js')), output);
  server = language;
  context.subscriptions.push(
    output,
    language,
    registerLanguageCommands(context, language, output),
    followRenamedFiles(language),
    registerCheckTask(language),
    registerLinesFiles(context),
    registerLogPanel(() => {
      // Bundled as a file of its own (esbuild.mjs) that is loaded only now: few windows ever show a log.
      const { createNodeLogPanel } =
        require('./logs/host/node-log-panel.ts') as typeof import('./logs/host/node-log-panel.ts');
      return createNodeLogPanel(context, language);
    }),
  );
  language.startWhenNeeded();
}

/** VS Code waits for this promise (up to five seconds), so the server can end in order. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
