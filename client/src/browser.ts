import { commands, type ExtensionContext, env, Uri, window, workspace } from 'vscode';
import { LanguageServer } from './language-client.ts';
import { registerLanguageCommands } from './language-commands.ts';
import { workerServer } from './worker-server.ts';

let server: LanguageServer | undefined;

/** VS Code for the Web: everything about the files; the log panel needs programs and sockets that a browser has not. */
export async function activate(context: ExtensionContext): Promise<void> {
  void commands.executeCommand('setContext', 'procfileDoctor.inBrowser', true);
  const output = window.createOutputChannel('Procfile Doctor', { log: true });
  const file = (...path: string[]): Uri => Uri.joinPath(context.extensionUri, 'dist', ...path);
  server = new LanguageServer(
    workerServer(file('web', 'server.js'), await readTranslations(file('l10n', 'zh-cn.json'))),
    output,
  );
  context.subscriptions.push(output, server, registerLanguageCommands(context, server, output));
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
