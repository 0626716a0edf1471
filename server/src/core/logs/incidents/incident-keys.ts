import type { Signature } from '../signatures/signature.ts';
import type { Trouble } from './trouble.ts';

/** The most keys remembered; beyond that all are dropped. */
const MAX_KEYS = 4000;

/**
 * Makes the keys that distinguish the incidents of one signature. Cached, because a storm asks for the same few keys
 * again and again.
 */
export class IncidentKeys {
  /** By stream, then by the value of the field that distinguishes incidents of the signature. */
  readonly #known = new Map<string, Map<string, string>>();
  #count = 0;

  of(trouble: Trouble): string {
    trouble.key ??= this.#find(trouble);
    return trouble.key;
  }

  #find({ signature, source, stream, process, fields }: Trouble): string {
    // Several instances of a proxy report one failure of what is behind them.
    return this.#keyOf(signature, signature.cause === 'proxy' ? `${source}\0\0${process ?? ''}` : stream, fields);
  }

  #keyOf(signature: Signature, stream: string, fields: Trouble['fields']): string {
    if (signature.per === undefined) return stream;
    const field = fields[signature.per] ?? '';
    const known = this.#known.get(stream)?.get(field);
    if (known !== undefined) return known;
    const key = `${stream}\n${masked(field)}`;
    this.#remember(stream, field, key);
    return key;
  }

  #remember(stream: string, field: string, key: string): void {
    if (this.#count >= MAX_KEYS) {
      this.#known.clear();
      this.#count = 0;
    }
    const ofStream = this.#known.get(stream) ?? new Map<string, string>();
    this.#known.set(stream, ofStream.set(field, key));
    this.#count++;
  }
}

/**
 * The key that the line would have if it did not say whom it is about; undefined if lines of its signature never do.
 */
export function unnamedKey(key: string): string | undefined {
  const end = key.indexOf('\n');
  return end < 0 ? undefined : key.slice(0, end + 1);
}

/** Numbers and ids, which do not make it another incident. */
const VARYING = /([0-9a-f]{8}-[0-9a-f-]{27}|\b0x[0-9a-f]+\b|\d+)/gi;

function masked(text: string): string {
  return text.replace(VARYING, '#').slice(0, 200);
}

/** What two values that make the same key have in common, with `…` for a number or id in which they differ. */
export function inCommon(name: string, other: string): string {
  if (name.includes('…')) return name;
  const parts = other.split(VARYING);
  return name
    .split(VARYING)
    .map((part, at) => (part === parts[at] ? part : '…'))
    .join('');
}
