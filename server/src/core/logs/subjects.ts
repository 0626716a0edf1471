import { Trouble } from './incidents/trouble.ts';
import type { Said } from './scan/recognise/line-reader.ts';
import type { CommonParts } from './scan/templates/line-recipe.ts';
import type { LifecycleEvent, Signature } from './signatures/signature.ts';
import type { ScannedLine } from './stream/scanned-line.ts';
import type { SignatureMatch } from './types.ts';

/** What several lines can share: what they say, and who wrote them. */
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

/** Finds the subject of lines; for lines that are known to be alike only once. */
export class Subjects {
  readonly #known = new WeakMap<CommonParts, Subject>();
  /** The last trouble of each signature: a line that cannot be known to be like others often says the same again. */
  readonly #lastOf = new Map<Signature, Trouble>();
  #last: Place = { source: '', pod: undefined, process: undefined, key: '\0\0' };

  /** undefined for a line that has neither a signature nor an event. */
  of({ alike, found, process, pod }: ScannedLine, source: string): Subject | undefined {
    if (alike) return this.ofCommon(alike, source);
    return found && this.make(found, source, pod, process);
  }

  ofCommon(common: CommonParts, source: string): Subject {
    const known = this.#known.get(common);
    if (known?.source === source) return known;
    const { found, process, pod } = common;
    const subject = this.make(found, source, pod, process);
    this.#known.set(common, subject);
    return subject;
  }

  make(
    { signature: said, stage, fields }: Said<Signature | LifecycleEvent>,
    source: string,
    pod: string | undefined,
    process: string | undefined,
  ): Subject {
    const stream = this.streamOf(source, pod, process);
    if ('role' in said) return { event: said, fields, source, stream, process };
    const last = this.#lastOf.get(said);
    if (last && last.stream === stream && last.stage === stage && isSame(last.fields, fields)) return last;
    const trouble = new Trouble(said, stage, fields, source, stream, process);
    this.#lastOf.set(said, trouble);
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
