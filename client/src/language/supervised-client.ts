/**
 * How the library's client behaves, on Node and in a browser: it runs one server and tells what becomes of it. Whether another
 * is started, and what a person hears of it, `LanguageServer` decides. This file is loaded with the library only.
 */
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';

/** What a person has to know of a server; the library's own states are known only where the library is loaded. */
export type ServerPhase = 'starting' | 'running' | 'stopped';

export const supervised: LanguageClientOptions = {
  errorHandler: {
    // A server that was killed takes no messages before its end is heard of. At the second of them the library's own handler
    // says `Shutdown` (its writer counts each twice), after which the end counts as wished and nothing is started again.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    // A client that is restarted while its first start is still failing ends up half failed: each server gets a client of its own.
    closed: () => ({
      action: CloseAction.DoNotRestart,
      handled: true,
      message: 'The connection to the server is closed.',
    }),
  },
  initializationFailedHandler: () => false,
  revealOutputChannelOn: RevealOutputChannelOn.Never,
};

export function supervise(client: BaseLanguageClient, onPhase: (phase: ServerPhase) => void): void {
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) onPhase('starting');
    else onPhase(newState === State.Stopped || newState === State.StartFailed ? 'stopped' : 'running');
  });
  // By itself the library shows a notification for every start that fails, in English and with a stack trace.
  const log = client.error.bind(client);
  client.error = (message, data) => log(message, data, false);
}
