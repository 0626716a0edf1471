import { type BaseLanguageClient, State } from 'vscode-languageclient';

/** What a person has to know of a server; the library's own states are known only where the library is loaded. */
export type ServerPhase = 'starting' | 'running' | 'stopped';

export function tellPhases(client: BaseLanguageClient, onPhase: (phase: ServerPhase) => void): void {
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) onPhase('starting');
    else onPhase(newState === State.Stopped || newState === State.StartFailed ? 'stopped' : 'running');
  });
}
