import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { ServerHost } from './language-client.ts';

/** The server as a process of its own. */
export function nodeServer(module: string): ServerHost {
  const run = { module, transport: TransportKind.ipc };
  const server: ServerOptions = { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
  return {
    createClient: (options) => new LanguageClient('procfileDoctor', 'Procfile Doctor', server, options),
    // There are commands that show an incident and the lines of a process.
    initializationOptions: { logPanel: true },
  };
}
