/** The library of the language client. It is most of the extension's code, and needed only when the first server starts. */
import {
  type BaseLanguageClient,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { answerFileRequests } from './client-files.ts';
import { type ServerPhase, supervise, supervised } from './supervised-client.ts';

export function createNodeClient(
  module: string,
  options: LanguageClientOptions,
  onPhase: (phase: ServerPhase) => void,
): BaseLanguageClient {
  const run = { module, transport: TransportKind.ipc };
  const server: ServerOptions = { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
  const client = new LanguageClient('procfileDoctor', 'Procfile Doctor', server, { ...options, ...supervised });
  supervise(client, onPhase);
  answerFileRequests(client);
  return client;
}
