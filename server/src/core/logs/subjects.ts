import { Trouble } from './incidents/trouble.ts';
import type { Recognised } from './scan/recognise/line-reader.ts';
import type { SharedParts } from './scan/templates/line-recipe.ts';
import type { LifecycleEvent, Signature } from './signatures/signature.ts';
import type { ScannedLine } from './stream/scanned-line.ts';
import type { SignatureMatch } from './types.ts';

/** What several lines can have in common: what they say, and who wrote them. */
export type Subject = Trouble | Happening;

/** A step in the ordinary life of a process. */
export interface Happening {
  readonly event: LifecycleEvent;
  readonly fields: SignatureMatch['fields'];
  readonly source: string;
  readonly stream: string;
  readonly process: string | undefined;
}

/** One place that writes. */
interface Place {
  readonly source: string;
  readonly pod: string | undefined;
  readonly process: string | undefined;
  /** The key that identifies all of it. */
  readonly key: string;
}

/** Finds the subjects of lines. Lines with the same SharedParts get the same object. */
export class Subjects {
  readonly #known = new WeakMap<SharedParts, Subject>();
  /** The last trouble of each signature: also lines without SharedParts often say the same again. */
  readonly #lastOf = new Map<Signature, Trouble>();
  #last: Place = { source: '', pod: undefined, process: undefined, key: '\0\0' };

  /** undefined for a line that has neither a signature nor an event. */
  of({ shared, found, process, pod }: ScannedLine, source: string): Subject | undefined {
    if (shared) return this.ofShared(shared, source);
    return found && this.make(found, source, pod, process);
  }

  ofShared(shared: SharedParts, source: string): Subject {
    const known = this.#known.get(shared);
    if (known?.source === source) return known;
    const { found, process, pod } = shared;
    const subject = this.make(found, source, pod, process);
    this.#known.set(shared, subject);
    return subject;
  }

  make(
    { signature, stage, fields }: Recognised<Signature | LifecycleEvent>,
    source: string,
    pod: string | undefined,
    process: string | undefined,
  ): Subject {
    const stream = this.streamOf(source, pod, process);
    if ('role' in signature) return { event: signature, fields, source, stream, process };
    const last = this.#lastOf.get(signature);
    if (last && last.stream === stream && last.stage === stage && isSame(last.fields, fields)) return last;
    const trouble = new Trouble(signature, stage, fields, source, stream, process);
    this.#lastOf.set(signature, trouble);
    return trouble;
  }

  /** Most lines come from the same place as the line before. */
  streamOf(source: string, pod: string | undefined, process: string | undefined): string {
    const last = this.#last;
    if (last.source === source && last.pod === pod && last.process === process) return last.key;
    const key = `${source}\0${pod ?? ''}\0${process ?? ''}`;
    this.#last = { source, pod, process, key };
    return key;
  }
}

function isSame(some: SignatureMatch['fields'], others: SignatureMatch['fields']): boolean {
  for (const name in some) if (some[name] !== others[name]) return false;
  for (const name in others) if (some[name] === undefined) return false;
  return true;
}
