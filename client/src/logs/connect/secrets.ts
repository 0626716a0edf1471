import type * as vscode from 'vscode';
import { isRecord, isString, listOf } from '../../guards.ts';
import type { Secrets } from './source-kind.ts';

/** Shorter parts of a secret are too common to be looked for. */
const SHORTEST_SECRET = 5;
const areTexts = listOf(isString);
const SCHEME = /^(?:basic|bearer|apikey|token)$/i;

const key = (place: string): string => `procfileDoctor.logs:${place}`;
const withoutSlash = (place: string): string => place.replace(/\/+$/, '');

/** Secrets in VS Code's own storage, which gives them to the keychain of the system. */
export function vscodeSecrets(storage: vscode.SecretStorage): Secrets {
  const kept = new KeptPlaces(storage);
  const known = new Set<string>();
  const remember = (secret: string | undefined) => {
    for (const part of secret === undefined ? [] : secretParts(secret)) known.add(part);
    return secret;
  };
  return {
    get: async (address) => {
      const place = withoutSlash(address);
      const secret = remember(await storage.get(key(place)));
      if (secret !== undefined) await kept.used(place);
      return secret;
    },
    store: async (address, secret) => {
      const place = withoutSlash(address);
      remember(secret);
      // First in the list: what is kept can always be found and forgotten.
      await kept.add(place);
      await storage.store(key(place), secret);
    },
    places: () => kept.all(),
    forget: async (places) => {
      for (const place of places) await storage.delete(key(place));
      await kept.remove(places);
    },
    // One may be a part of another.
    hide: (text) => [...known].sort(longestFirst).reduce((hidden, one) => hidden.replaceAll(one, '[redacted]'), text),
  };
}

/** VS Code 1.100 does not tell what it keeps, so a list is kept beside it: an address may be nobody's business, too. */
class KeptPlaces {
  readonly #storage: vscode.SecretStorage;
  static readonly #key = 'procfileDoctor.logs';
  /** Those that were used in this window. */
  readonly #known = new Set<string>();
  /** Changes of this window, one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
  }

  async all(): Promise<readonly string[]> {
    await this.#last;
    const places = await this.#read();
    const there = await Promise.all(places.map(async (place) => (await this.#storage.get(key(place))) !== undefined));
    return places.filter((_, at) => there[at]).sort();
  }

  add(place: string): Promise<void> {
    this.#known.add(place);
    return this.#change((places) => (places.includes(place) ? places : [...places, place]));
  }

  /** One that is there may have been stored before there was a list. */
  async used(place: string): Promise<void> {
    // A list that cannot be written is no reason not to use a secret.
    if (!this.#known.has(place)) await this.add(place).catch(() => undefined);
  }

  remove(gone: readonly string[]): Promise<void> {
    for (const place of gone) this.#known.delete(place);
    return this.#change((places) => places.filter((place) => !gone.includes(place)));
  }

  #change(changed: (places: readonly string[]) => readonly string[]): Promise<void> {
    const change = async (): Promise<void> => {
      const before = await this.#read();
      const after = changed(before);
      if (after !== before) await this.#storage.store(KeptPlaces.#key, JSON.stringify(after));
    };
    const done = this.#last.then(change);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #read(): Promise<readonly string[]> {
    try {
      const value: unknown = JSON.parse((await this.#storage.get(KeptPlaces.#key)) ?? '[]');
      return areTexts(value) ? value : [];
    } catch {
      return [];
    }
  }
}

/** What must not be seen of a cookie line, of a header's JSON or of any other secret; the longest first. */
export function secretParts(secret: string): readonly string[] {
  const parts = [
    secret,
    ...secret.split(/[\s;]+/),
    ...secret.split(/[\s;]+/).map((part) => part.replace(/^[^=]*=/, '')),
  ];
  return [...new Set([...parts, ...jsonValues(secret)])]
    .filter((part) => part.length >= SHORTEST_SECRET && !SCHEME.test(part))
    .sort(longestFirst);
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

function jsonValues(secret: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(secret);
    return isRecord(value) ? Object.values(value).filter(isString) : [];
  } catch {
    return [];
  }
}
