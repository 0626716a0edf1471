import type * as vscode from 'vscode';
import { isRecord, isString } from '../guards.ts';
import type { Secrets } from './source-kind.ts';

/** Shorter parts of a secret are too common to be looked for. */
const shortest = 5;
const scheme = /^(?:basic|bearer|apikey|token)$/i;

/** Secrets in VS Code's own storage, which gives them to the keychain of the system. */
export function vscodeSecrets(storage: vscode.SecretStorage): Secrets {
  const key = (place: string) => `procfileDoctor.logs:${place.replace(/\/+$/, '')}`;
  const known = new Set<string>();
  const remember = (secret: string | undefined) => {
    for (const part of secret === undefined ? [] : secretParts(secret)) known.add(part);
    return secret;
  };
  return {
    get: async (place) => remember(await storage.get(key(place))),
    store: async (place, secret) => {
      remember(secret);
      await storage.store(key(place), secret);
    },
    hide: (text) => [...known].reduce((hidden, secret) => hidden.replaceAll(secret, '[redacted]'), text),
  };
}

/** What must not be seen of a cookie line, of a header's JSON or of any other secret; the longest first. */
export function secretParts(secret: string): readonly string[] {
  const parts = [
    secret,
    ...secret.split(/[\s;]+/),
    ...secret.split(/[\s;]+/).map((part) => part.replace(/^[^=]*=/, '')),
  ];
  return [...new Set([...parts, ...jsonValues(secret)])]
    .filter((part) => part.length >= shortest && !scheme.test(part))
    .sort((a, b) => b.length - a.length);
}

function jsonValues(secret: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(secret);
    return isRecord(value) ? Object.values(value).filter(isString) : [];
  } catch {
    return [];
  }
}
