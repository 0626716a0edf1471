import { commands, type Disposable } from 'vscode';
import type { LanguageServer } from '../language/language-client.ts';

export function registerRestart(server: LanguageServer): Disposable {
  return commands.registerCommand('procfileDoctor.restart', () => server.restart());
}
