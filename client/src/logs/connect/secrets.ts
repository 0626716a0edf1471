import type * as vscode from 'vscode';
import type { Secrets } from './source-kind.ts';

/** Secrets in VS Code's own storage, which gives them to the keychain of the system. */
export function vscodeSecrets(storage: vscode.SecretStorage): Secrets {
  const key = (place: string) => `procfileDoctor.logs:${place.replace(/\/+$/, '')}`;
  return {
    get: async (place) => storage.get(key(place)),
    store: async (place, secret) => storage.store(key(place), secret),
    forget: async (place) => storage.delete(key(place)),
  };
}
